import type { DryRunParts } from './dry-run.ts';

type KnownOfSource = Pick<DryRunParts['store'], 'snapshots' | 'holds' | 'sourceContracts'>;

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
