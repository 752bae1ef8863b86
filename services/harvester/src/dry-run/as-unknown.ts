import type { Store } from '@moisson/domain';

interface KnownOfSource {
  readonly snapshots: Pick<Store['snapshots'], 'byRawHash' | 'byKey' | 'scan' | 'traits' | 'count' | 'bytes'>;
  readonly holds: Pick<Store['holds'], 'pending' | 'departure'>;
  readonly sourceContracts: Pick<Store['sourceContracts'], 'get'>;
}

/** What the store knows of a source that it has never read: a preview shows the records that did not change too. */
export const asUnknown: KnownOfSource = {
  snapshots: {
    byRawHash: async () => new Map(),
    byKey: async () => new Map(),
    scan: async () => [],
    traits: async () => new Map(),
    count: async () => 0,
    bytes: async () => 0,
  },
  holds: { pending: async () => undefined, departure: async () => undefined },
  sourceContracts: { get: async () => undefined },
};
