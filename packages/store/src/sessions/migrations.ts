import type { Indexes } from '../drivers/mongo/migrate.ts';

// SQLite. Released steps: never edit one.

export const createSessions = `
  CREATE TABLE sessions (id TEXT PRIMARY KEY, expires_at TEXT NOT NULL, doc TEXT NOT NULL) WITHOUT ROWID;
`;

// MongoDB’s protocol.

export const sessionIndexes: Indexes = { sessions: [{ name: 'by_expiry', key: { expiresAt: 1 } }] };
