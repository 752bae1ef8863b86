import type { Indexes } from '../drivers/mongo/migrate.ts';

// SQLite. Released steps: never edit one.

export const createAlerts = `
  CREATE TABLE alerts (id TEXT PRIMARY KEY, ended_at TEXT NOT NULL, is_open INTEGER, is_closed INTEGER, doc TEXT NOT NULL);
  CREATE INDEX alerts_open ON alerts (id) WHERE is_open IS NOT NULL;
  CREATE INDEX alerts_closed ON alerts (ended_at DESC, id DESC) WHERE is_closed IS NOT NULL;
  CREATE TABLE silences (id TEXT PRIMARY KEY, until TEXT NOT NULL, doc TEXT NOT NULL) WITHOUT ROWID;
  CREATE INDEX silences_by_until ON silences (until DESC, id DESC);
  CREATE TABLE alert_leads (id TEXT PRIMARY KEY, doc TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE alert_deliveries (id TEXT PRIMARY KEY, due_at TEXT NOT NULL, doc TEXT NOT NULL) WITHOUT ROWID;
  CREATE INDEX alert_deliveries_by_due_at ON alert_deliveries (due_at DESC, id DESC);
`;

// MongoDB’s protocol.

export const alertIndexes: Indexes = {
  alerts: [
    { name: 'open', key: { isOpen: 1 }, sparse: true },
    { name: 'closed', key: { isClosed: 1, endedAt: -1, _id: -1 }, sparse: true },
  ],
  silences: [{ name: 'by_until', key: { until: -1, _id: -1 } }],
  alert_deliveries: [{ name: 'by_due_at', key: { dueAt: -1, _id: -1 } }],
};
