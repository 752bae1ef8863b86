import { rawHash, type Completeness, type KnownBytes } from '@moisson/domain';
import type { RawBatch } from './in-batches.ts';
import type { RunContext } from '../run/run-context.ts';

/** Raw records, the hash of each, and which of the hashes the snapshot knew when it was asked. */
export interface HashedBatch {
  readonly slices: readonly Uint8Array[];
  /** Taken from the run's share. */
  readonly bytes: number;
  readonly hashes: readonly string[];
  readonly known: ReadonlyMap<string, KnownBytes>;
}

/** The same batches, looked up in the snapshot. A first load knows no bytes, and asks for none. */
export async function* hashedBatches(
  { store, source, knownAtStart }: RunContext,
  batches: AsyncGenerator<RawBatch, Completeness>,
): AsyncGenerator<HashedBatch, Completeness> {
  try {
    for (;;) {
      const step = await batches.next();
      if (step.done === true) return step.value;
      const { records: slices, bytes } = step.value;
      const hashes = slices.map(rawHash);
      const known =
        knownAtStart === 0 ? new Map<string, KnownBytes>() : await store.snapshots.byRawHash(source.id, hashes);
      yield { slices, bytes, hashes, known };
    }
  } finally {
    await batches.return(undefined as never);
  }
}
