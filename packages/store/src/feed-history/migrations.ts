import type { Indexes } from '../drivers/mongo/migrate.ts';

// SQLite. Released steps: never edit one.

export const createFeedHistory = `
  CREATE TABLE feed_spells (id TEXT PRIMARY KEY, source_id TEXT NOT NULL, since TEXT NOT NULL, lasting INTEGER, doc TEXT NOT NULL);
  CREATE INDEX feed_spells_by_source ON feed_spells (source_id, since DESC);
  CREATE INDEX feed_spells_lasting ON feed_spells (source_id) WHERE lasting IS NOT NULL;
  CREATE TABLE content_rhythms (id TEXT PRIMARY KEY, doc TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE feed_watches (id TEXT PRIMARY KEY, doc TEXT NOT NULL) WITHOUT ROWID;
`;

export const createFeedDays = `
  CREATE TABLE feed_days (id TEXT PRIMARY KEY, doc TEXT NOT NULL) WITHOUT ROWID;
`;

// MongoDB’s protocol.

export const feedHistoryIndexes: Indexes = {
  feed_spells: [
    { name: 'by_source', key: { sourceId: 1, since: -1 } },
    { name: 'lasting', key: { lasting: 1 }, sparse: true },
  ],
};
