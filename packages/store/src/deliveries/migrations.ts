import type { Indexes } from '../drivers/mongo/migrate.ts';

// SQLite. Released steps: never edit one.

export const createDeliveries = `
  CREATE TABLE deliveries (id TEXT PRIMARY KEY, due_at TEXT NOT NULL, doc TEXT NOT NULL) WITHOUT ROWID;
  CREATE INDEX deliveries_by_due_at ON deliveries (due_at DESC, id DESC);
`;

// MongoDB’s protocol.

export const deliveryIndexes: Indexes = {
  deliveries: [{ name: 'by_due_at', key: { dueAt: -1, _id: -1 } }],
};
