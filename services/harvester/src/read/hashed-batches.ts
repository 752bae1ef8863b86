import { rawHash, type Completeness, type KnownBytes } from '@moisson/domain';
import type { RecordKey } from '@moisson/contracts';
import type { RawBatch } from './in-batches.ts';
import type { RunContext } from '../run/run-context.ts';

/** Raw records, their hashes, and which of the hashes the snapshot knows. */
export interface HashedBatch {
  readonly slices: readonly Uint8Array[];
  /** Memory taken from the run's share. */
  readonly bytes: number;
  readonly hashes: readonly string[];
  readonly known: ReadonlyMap<string, KnownBytes>;
  readonly deleted: readonly RecordKey[];
  readonly cursor?: string;
}

/** Yields the same batches, looked up in the snapshot. A first load needs no lookup: nothing is known. */
export async function* hashedBatches(
  { store, source, knownAtStart }: RunContext,
  batches: AsyncGenerator<RawBatch, Completeness>,
): AsyncGenerator<HashedBatch, Completeness> {
  try {
    for (;;) {
      const step = await batches.next();
      if (step.done === true) return step.value;
      const { records: slices, ...batch } = step.value;
      const hashes = slices.map(rawHash);
      const known =
        knownAtStart === 0 ? new Map<string, KnownBytes>() : await store.snapshots.byRawHash(source.id, hashes);
      yield { ...batch, slices, hashes, known };
    }
  } finally {
    await batches.return(undefined as never);
  }
}
