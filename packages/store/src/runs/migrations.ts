import type { Indexes } from '../drivers/mongo/migrate.ts';

// SQLite. Released steps: never edit one.

export const createRuns = `
  CREATE TABLE runs (id TEXT PRIMARY KEY, source_id TEXT NOT NULL, run INTEGER NOT NULL, ended_at TEXT NOT NULL, doc TEXT NOT NULL);
  CREATE INDEX runs_by_source ON runs (source_id, run DESC);
  CREATE INDEX runs_by_end ON runs (ended_at DESC);
`;

// MongoDB’s protocol.

export const runIndexes: Indexes = {
  runs: [
    { name: 'by_source', key: { sourceId: 1, run: -1 } },
    { name: 'by_end', key: { endedAt: -1, _id: -1 } },
  ],
};
