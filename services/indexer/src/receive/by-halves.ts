import { OutageError } from '@moisson/kernel';

/** An item of a batch that failed by a fault of our own. */
interface Failed<T> {
  readonly item: T;
  readonly error: unknown;
}

/**
 * Processes a batch; if a fault of our own breaks it, finds the failing items by halving, and returns them. The work must be idempotent,
 * because halves repeat what was done. Throws on an outage.
 */
export const byHalves = async <T>(
  batch: readonly T[],
  work: (batch: readonly T[], whole: boolean) => Promise<void>,
  whole = true,
): Promise<readonly Failed<T>[]> => {
  if (batch.length === 0) return [];
  try {
    await work(batch, whole);
    return [];
  } catch (error) {
    if (error instanceof OutageError) throw error;
    if (batch.length === 1) return [{ item: batch[0]!, error }];
    const half = Math.ceil(batch.length / 2);
    return [
      ...(await byHalves(batch.slice(0, half), work, false)),
      ...(await byHalves(batch.slice(half), work, false)),
    ];
  }
};
