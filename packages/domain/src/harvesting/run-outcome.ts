import type { Evidence, RunOutcome } from '@moisson/contracts';

/**
 * Returns whether a run is complete: the protocol's own end was reached and no evidence is against it
 * (docs/facts/completeness.md).
 */
export const isComplete = (evidence: readonly Evidence[]): boolean =>
  evidence.some(({ kind }) => kind === 'end-signal' || kind === 'not-modified') && evidence.every(({ holds }) => holds);

/**
 * - `succeeded`: complete.
 * - `held`: complete, but removals wait for a decision.
 * - `partial`: incomplete, with at least one usable record.
 * - `failed`: incomplete, without any usable record.
 */
export const runOutcome = (run: { complete: boolean; read: number; held: number }): RunOutcome => {
  if (run.complete) return run.held > 0 ? 'held' : 'succeeded';
  return run.read > 0 ? 'partial' : 'failed';
};
