import type { Indexes } from '../drivers/mongo/migrate.ts';

// SQLite. Released steps: never edit one.

export const createChangeHistories = `
  CREATE TABLE change_histories (id TEXT PRIMARY KEY, next_day TEXT, late_from TEXT, organization TEXT, source_id TEXT NOT NULL, doc TEXT NOT NULL);
  CREATE INDEX change_histories_by_day ON change_histories (next_day, id) WHERE next_day IS NOT NULL;
  CREATE INDEX change_histories_late ON change_histories (late_from, id) WHERE late_from IS NOT NULL;
`;

// MongoDB’s protocol.

export const changeHistoryIndexes: Indexes = {
  change_histories: [
    { name: 'by_day', key: { nextDay: 1 }, sparse: true },
    { name: 'late', key: { lateFrom: 1 }, sparse: true },
  ],
};
