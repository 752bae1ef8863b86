import type { Evidence, RunOutcome } from '@moisson/contracts';

/** A run is complete when nothing speaks against it and the protocol's own end was reached (domain.md §2.9). */
export const isComplete = (evidence: readonly Evidence[]): boolean =>
  evidence.some(({ kind }) => kind === 'end-signal' || kind === 'not-modified') && evidence.every(({ holds }) => holds);

/** held before partial: a complete run whose removals wait; failed: incomplete, and not one record was usable. */
export const runOutcome = (run: { complete: boolean; read: number; held: number }): RunOutcome => {
  if (run.complete) return run.held > 0 ? 'held' : 'succeeded';
  return run.read > 0 ? 'partial' : 'failed';
};
