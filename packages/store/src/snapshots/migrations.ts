import type { Indexes } from '../drivers/mongo/migrate.ts';

// SQLite. Released steps: never edit one.

export const createSnapshots = `
  CREATE TABLE snapshots (
    source_id TEXT NOT NULL, record_key TEXT NOT NULL, run INTEGER NOT NULL, raw_hash TEXT NOT NULL,
    content_hash TEXT NOT NULL, mapping_version INTEGER NOT NULL, first_seen_at TEXT NOT NULL, label TEXT NOT NULL,
    links TEXT NOT NULL, identities TEXT NOT NULL, state TEXT NOT NULL, absence TEXT,
    PRIMARY KEY (source_id, record_key)
  ) WITHOUT ROWID;
  CREATE INDEX snapshots_by_hash ON snapshots (source_id, raw_hash, record_key, mapping_version, state, absence);
  CREATE TABLE snapshot_counts (source_id TEXT PRIMARY KEY, live INTEGER NOT NULL) WITHOUT ROWID;
`;

export const addBytes = `
  ALTER TABLE snapshots ADD COLUMN bytes INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE snapshot_counts ADD COLUMN bytes INTEGER NOT NULL DEFAULT 0;
  UPDATE snapshots SET bytes = coalesce((SELECT length(body) FROM payloads p
    WHERE p.source_id = snapshots.source_id AND p.record_key = snapshots.record_key), 0) WHERE state = 'live';
  UPDATE snapshot_counts SET bytes = (SELECT coalesce(sum(bytes), 0) FROM snapshots s WHERE s.source_id = snapshot_counts.source_id);
`;

export const addClaims = `
  ALTER TABLE snapshots ADD COLUMN claims TEXT;
`;

export const addSuccessor = `
  ALTER TABLE snapshots ADD COLUMN successor TEXT;
`;

export const indexAbsent = `
  CREATE INDEX snapshots_absent ON snapshots (source_id, record_key) WHERE absence IS NOT NULL;
`;

export const addOrganization = `
  ALTER TABLE snapshots ADD COLUMN organization TEXT;
`;

/** The traits of a source's live records are counted in the index alone. */
export const addTraits = `
  ALTER TABLE snapshots ADD COLUMN traits TEXT;
  CREATE INDEX snapshots_by_traits ON snapshots (source_id, traits) WHERE state = 'live';
`;

// MongoDB’s protocol.

export const snapshotIndexes: Indexes = {
  snapshots: [
    { name: 'by_key', key: { sourceId: 1, recordKey: 1 } },
    { name: 'by_bytes', key: { sourceId: 1, rawHash: 1 } },
  ],
};

/** Few entries are absent: only these are in the index. */
export const absenceIndexes: Indexes = {
  snapshots: [{ name: 'by_absence', key: { 'absence.since': 1 }, sparse: true }],
};

export const traitIndexes: Indexes = {
  snapshots: [{ name: 'by_traits', key: { sourceId: 1, state: 1, traits: 1 } }],
};
