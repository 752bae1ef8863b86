import { makeIndexes, type Indexes, type Migration } from '../drivers/mongo/migrate.ts';

// SQLite. Released steps: never edit one.

export const createPolls = `
  CREATE TABLE polls (
    source_id TEXT PRIMARY KEY, run INTEGER NOT NULL DEFAULT 0,
    lease_owner TEXT, lease_until INTEGER NOT NULL DEFAULT 0, running_since TEXT,
    next_due INTEGER, next_trigger TEXT, failures INTEGER NOT NULL DEFAULT 0, failing_since TEXT,
    last_run_id TEXT, last_started_at TEXT, last_complete_at TEXT, last_complete_run_id TEXT,
    records INTEGER NOT NULL DEFAULT 0, baseline TEXT, validators TEXT, mapping_version INTEGER
  ) WITHOUT ROWID;
  CREATE INDEX polls_due ON polls (next_due) WHERE next_due IS NOT NULL;
  CREATE TABLE announced (source_id TEXT NOT NULL, record_key TEXT NOT NULL, PRIMARY KEY (source_id, record_key)) WITHOUT ROWID;
`;

export const addDecidedTimes = `
  ALTER TABLE polls ADD COLUMN decided_at INTEGER NOT NULL DEFAULT 0;
  UPDATE polls SET decided_at = coalesce(unixepoch(last_started_at) * 1000, 0);
  CREATE INDEX polls_decided ON polls (decided_at);
`;

export const addKnownSize = `
  ALTER TABLE polls ADD COLUMN known TEXT;
`;

export const addFreshTimes = `
  ALTER TABLE polls ADD COLUMN failed_again_at TEXT;
  ALTER TABLE polls ADD COLUMN fresh_since TEXT;
  UPDATE polls SET fresh_since = last_complete_at, failed_again_at = CASE WHEN failures > 1 THEN last_started_at END;
`;

export const addReading = `
  ALTER TABLE polls ADD COLUMN reading TEXT;
`;

export const addQuarantine = `
  ALTER TABLE polls ADD COLUMN quarantined_since TEXT;
  ALTER TABLE polls ADD COLUMN pardoned INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE polls ADD COLUMN pardoned_at TEXT;
`;

// MongoDB’s protocol.

export const pollIndexes: Indexes = { polls: [{ name: 'due', key: { nextDue: 1 } }] };

/** Adds when due times and leases were decided; for existing rows only the start of their run is known. */
export const decidedTimes: Migration = async (db) => {
  await makeIndexes({ polls: [{ name: 'decided', key: { decidedAt: 1 } }] })(db);
  await db.on('polls', (polls) =>
    polls.updateMany({ decidedAt: { $exists: false }, lastStartedAt: { $exists: true } }, [
      { $set: { decidedAt: '$lastStartedAt' } },
    ]),
  );
};

/** Adds since when a feed is fresh, and when it failed again; for existing rows only their last runs are known. */
export const freshTimes: Migration = async (db) => {
  await db.on('polls', (polls) =>
    polls.updateMany({ freshSince: { $exists: false } }, [
      {
        $set: {
          freshSince: { $ifNull: ['$lastCompleteAt', null] },
          failedAgainAt: { $cond: [{ $gt: ['$failures', 1] }, { $ifNull: ['$lastStartedAt', null] }, null] },
        },
      },
    ]),
  );
};
