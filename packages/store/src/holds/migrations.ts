import type { Indexes } from '../drivers/mongo/migrate.ts';

// SQLite. Released steps: never edit one.

export const createHolds = `
  CREATE TABLE holds (id TEXT PRIMARY KEY, source_id TEXT NOT NULL, state TEXT NOT NULL, created_at TEXT NOT NULL, doc TEXT NOT NULL);
  CREATE UNIQUE INDEX holds_pending ON holds (source_id) WHERE state = 'pending';
  CREATE INDEX holds_by_time ON holds (created_at DESC);
`;

// MongoDB’s protocol.

export const holdIndexes: Indexes = {
  holds: [
    { name: 'by_source', key: { sourceId: 1, state: 1 } },
    { name: 'by_time', key: { createdAt: -1, _id: -1 } },
  ],
};
