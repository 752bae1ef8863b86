import type { Indexes } from '../drivers/mongo/migrate.ts';

// SQLite. Released steps: never edit one.

export const createIncidents = `
  CREATE TABLE incidents (id TEXT PRIMARY KEY, created_at TEXT NOT NULL, doc TEXT NOT NULL) WITHOUT ROWID;
  CREATE INDEX incidents_by_created_at ON incidents (created_at DESC, id DESC);
`;

// MongoDB’s protocol.

export const incidentIndexes: Indexes = {
  incidents: [{ name: 'by_created_at', key: { createdAt: -1, _id: -1 } }],
};
