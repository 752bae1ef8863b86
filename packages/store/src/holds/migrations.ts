import type { Indexes, Migration } from '../drivers/mongo/migrate.ts';

// SQLite. Released steps: never edit one.

export const createHolds = `
  CREATE TABLE holds (id TEXT PRIMARY KEY, source_id TEXT NOT NULL, state TEXT NOT NULL, created_at TEXT NOT NULL, doc TEXT NOT NULL);
  CREATE UNIQUE INDEX holds_pending ON holds (source_id) WHERE state = 'pending';
  CREATE INDEX holds_by_time ON holds (created_at DESC);
`;

/** A source may have a hold of each kind. */
export const addHoldKinds = `
  ALTER TABLE holds ADD COLUMN kind TEXT NOT NULL DEFAULT 'removal';
  DROP INDEX holds_pending;
  CREATE UNIQUE INDEX holds_pending ON holds (source_id, kind) WHERE state = 'pending';
  CREATE INDEX holds_by_kind ON holds (kind, source_id) WHERE kind <> 'removal';
`;

// MongoDB’s protocol.

export const holdIndexes: Indexes = {
  holds: [
    { name: 'by_source', key: { sourceId: 1, state: 1 } },
    { name: 'by_time', key: { createdAt: -1, _id: -1 } },
  ],
};

/** Holds of older versions are removals. */
export const holdKinds: Migration = async (db) => {
  await db.on('holds', (holds) => holds.updateMany({ kind: { $exists: false } }, [{ $set: { kind: 'removal' } }]));
};
