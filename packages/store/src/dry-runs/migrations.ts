import type { Indexes } from '../drivers/mongo/migrate.ts';

// SQLite. Released steps: never edit one.

export const createDryRuns = `
  CREATE TABLE dry_runs (id TEXT PRIMARY KEY, open INTEGER, requested_at TEXT NOT NULL, source_id TEXT NOT NULL, doc TEXT NOT NULL);
  CREATE INDEX dry_runs_by_time ON dry_runs (requested_at);
  CREATE INDEX dry_runs_open ON dry_runs (requested_at) WHERE open IS NOT NULL;
`;

// MongoDB’s protocol.

export const dryRunIndexes: Indexes = {
  dry_runs: [
    { name: 'by_time', key: { requestedAt: -1, _id: -1 } },
    { name: 'by_source', key: { sourceId: 1, requestedAt: -1 } },
  ],
};
