import { OutageError } from '@moisson/kernel';

/** One item of a batch that could not be worked through, by a fault of our own. */
interface Failed<T> {
  readonly item: T;
  readonly error: unknown;
}

/**
 * Works a batch through; where a fault of our own breaks that, finds the items that do by halving and returns them. The work must be such
 * that doing it twice changes nothing, so the halves may repeat what was done. An outage is thrown.
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
