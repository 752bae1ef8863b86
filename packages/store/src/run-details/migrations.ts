import type { Indexes } from '../drivers/mongo/migrate.ts';

// SQLite. Released steps: never edit one.

export const createRunDetails = `
  CREATE TABLE run_details (id TEXT PRIMARY KEY, source_id TEXT NOT NULL, run INTEGER NOT NULL, doc TEXT NOT NULL);
  CREATE INDEX run_details_by_source ON run_details (source_id, run DESC);
  CREATE TABLE run_cancels (id TEXT PRIMARY KEY, doc TEXT NOT NULL) WITHOUT ROWID;
`;

// MongoDB’s protocol.

export const runDetailIndexes: Indexes = { run_details: [{ name: 'by_source', key: { sourceId: 1, run: -1 } }] };
