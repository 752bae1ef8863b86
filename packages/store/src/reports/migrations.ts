import type { Indexes } from '../drivers/mongo/migrate.ts';

// SQLite. Released steps: never edit one.

export const createReports = `
  CREATE TABLE reports (
    id TEXT PRIMARY KEY, state TEXT NOT NULL, dataset_id TEXT NOT NULL, at TEXT NOT NULL, expires_at TEXT NOT NULL, doc TEXT NOT NULL
  );
  CREATE INDEX reports_by_state ON reports (state, at DESC, id DESC);
  CREATE INDEX reports_by_dataset ON reports (dataset_id, at DESC, id DESC);
  CREATE INDEX reports_by_expiry ON reports (expires_at);
`;

// MongoDB’s protocol.

export const reportIndexes: Indexes = {
  reports: [
    { name: 'by_state', key: { state: 1, at: -1, _id: -1 } },
    { name: 'by_dataset', key: { datasetId: 1, at: -1, _id: -1 } },
    { name: 'by_expiry', key: { expiresAt: 1 } },
  ],
};
