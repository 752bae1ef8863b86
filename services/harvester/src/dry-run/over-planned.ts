import type { Payloads, SnapshotEntry, Snapshots } from '@moisson/domain';

type ReadSnapshots = Pick<Snapshots, 'byKey' | 'byRawHash' | 'scan' | 'traits'>;
type ReadPayloads = Pick<Payloads, 'get'>;

/** Where a dry run keeps what a run would have committed so far: it is too much for memory. */
export interface Planned {
  readonly snapshots: Pick<Snapshots, 'put' | 'byKey' | 'byRawHash' | 'scan'>;
  readonly payloads: Pick<Payloads, 'put' | 'get'>;
}

/**
 * Returns the snapshots and payloads as they would be if what is planned were committed. A run that ends reads what it committed: it asks the
 * source for new records to know whether its answers about missing ones are true.
 */
export const overPlanned = (
  store: { readonly snapshots: ReadSnapshots; readonly payloads: ReadPayloads },
  planned: Planned,
): { readonly snapshots: ReadSnapshots; readonly payloads: ReadPayloads } => ({
  payloads: {
    get: async (sourceId, key) => (await planned.payloads.get(sourceId, key)) ?? store.payloads.get(sourceId, key),
  },
  snapshots: {
    traits: (sourceId) => store.snapshots.traits(sourceId),
    byRawHash: async (sourceId, hashes) =>
      new Map([
        ...(await store.snapshots.byRawHash(sourceId, hashes)),
        ...(await planned.snapshots.byRawHash(sourceId, hashes)),
      ]),
    byKey: async (sourceId, keys) =>
      new Map([...(await store.snapshots.byKey(sourceId, keys)), ...(await planned.snapshots.byKey(sourceId, keys))]),
    // Each of the two lists is whole up to its last key, so the first ones of both together are.
    scan: async (sourceId, after, limit) => {
      const both = [store.snapshots, planned.snapshots].map((snapshots) => snapshots.scan(sourceId, after, limit));
      const entries = new Map<string, SnapshotEntry>();
      for (const list of await Promise.all(both)) for (const entry of list) entries.set(entry.recordKey, entry);
      return [...entries.values()].sort(byKeyBytes).slice(0, limit);
    },
  },
});

/** The order of both stores: by the bytes of the key in UTF-8, which is not that of JavaScript's texts. */
const byKeyBytes = ({ recordKey: one }: SnapshotEntry, { recordKey: other }: SnapshotEntry): number =>
  Buffer.compare(Buffer.from(one), Buffer.from(other));
