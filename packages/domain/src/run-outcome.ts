import type { Evidence, RunOutcome } from '@moisson/contracts';

/** A run is complete when nothing speaks against it and the protocol's own end was reached (domain.md §2.9). */
export const isComplete = (evidence: readonly Evidence[]): boolean =>
  evidence.some(({ kind }) => kind === 'end-signal' || kind === 'not-modified') && evidence.every(({ holds }) => holds);

/** held before partial: a complete run whose removals wait; failed: not one record could be read and it is incomplete. */
export const runOutcome = (run: { complete: boolean; seen: number; held: number }): RunOutcome => {
  if (run.complete) return run.held > 0 ? 'held' : 'succeeded';
  return run.seen > 0 ? 'partial' : 'failed';
};
