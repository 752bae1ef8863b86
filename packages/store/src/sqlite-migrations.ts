import { MoissonError } from '@moisson/kernel';
import { bodyJson, linksOf, rawHash, removedBody, type StoredRecord } from '@moisson/domain';
import { parse, type Database } from './drivers/sqlite/database.ts';

/** Steps of a file's schema, applied once each, in order. Never edit one that was released. */
export type Migrations = readonly (string | ((db: Database) => void))[];

/** What the harvester and the operators write. */
export const registryMigrations: Migrations = [
  `
  CREATE TABLE sources (id TEXT PRIMARY KEY, doc TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE organizations (id TEXT PRIMARY KEY, doc TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE runs (id TEXT PRIMARY KEY, source_id TEXT NOT NULL, run INTEGER NOT NULL, ended_at TEXT NOT NULL, doc TEXT NOT NULL);
  CREATE INDEX runs_by_source ON runs (source_id, run DESC);
  CREATE INDEX runs_by_end ON runs (ended_at DESC);
  CREATE TABLE holds (id TEXT PRIMARY KEY, source_id TEXT NOT NULL, state TEXT NOT NULL, created_at TEXT NOT NULL, doc TEXT NOT NULL);
  CREATE UNIQUE INDEX holds_pending ON holds (source_id) WHERE state = 'pending';
  CREATE INDEX holds_by_time ON holds (created_at DESC);

  CREATE TABLE polls (
    source_id TEXT PRIMARY KEY, run INTEGER NOT NULL DEFAULT 0,
    lease_owner TEXT, lease_until INTEGER NOT NULL DEFAULT 0, running_since TEXT,
    next_due INTEGER, next_trigger TEXT, failures INTEGER NOT NULL DEFAULT 0, failing_since TEXT,
    last_run_id TEXT, last_started_at TEXT, last_complete_at TEXT, last_complete_run_id TEXT,
    records INTEGER NOT NULL DEFAULT 0, baseline TEXT, validators TEXT, mapping_version INTEGER
  ) WITHOUT ROWID;
  CREATE INDEX polls_due ON polls (next_due) WHERE next_due IS NOT NULL;
  CREATE TABLE announced (source_id TEXT NOT NULL, record_key TEXT NOT NULL, PRIMARY KEY (source_id, record_key)) WITHOUT ROWID;

  CREATE TABLE snapshots (
    source_id TEXT NOT NULL, record_key TEXT NOT NULL, run INTEGER NOT NULL, raw_hash TEXT NOT NULL,
    content_hash TEXT NOT NULL, mapping_version INTEGER NOT NULL, first_seen_at TEXT NOT NULL, label TEXT NOT NULL,
    links TEXT NOT NULL, identities TEXT NOT NULL, state TEXT NOT NULL, absence TEXT,
    PRIMARY KEY (source_id, record_key)
  ) WITHOUT ROWID;
  CREATE INDEX snapshots_by_hash ON snapshots (source_id, raw_hash, record_key, mapping_version, state, absence);
  CREATE TABLE snapshot_counts (source_id TEXT PRIMARY KEY, live INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE payloads (source_id TEXT NOT NULL, record_key TEXT NOT NULL, run INTEGER NOT NULL, body BLOB NOT NULL);
  CREATE UNIQUE INDEX payloads_key ON payloads (source_id, record_key);
  `,
  `
  ALTER TABLE polls ADD COLUMN decided_at INTEGER NOT NULL DEFAULT 0;
  UPDATE polls SET decided_at = coalesce(unixepoch(last_started_at) * 1000, 0);
  CREATE INDEX polls_decided ON polls (decided_at);
  `,
  `
  CREATE TABLE event_bodies (event_key TEXT NOT NULL, run INTEGER NOT NULL, data BLOB NOT NULL);
  CREATE UNIQUE INDEX event_bodies_key ON event_bodies (event_key);
  ALTER TABLE polls ADD COLUMN known TEXT;
  ALTER TABLE snapshots ADD COLUMN bytes INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE snapshot_counts ADD COLUMN bytes INTEGER NOT NULL DEFAULT 0;
  UPDATE snapshots SET bytes = coalesce((SELECT length(body) FROM payloads p
    WHERE p.source_id = snapshots.source_id AND p.record_key = snapshots.record_key), 0) WHERE state = 'live';
  UPDATE snapshot_counts SET bytes = (SELECT coalesce(sum(bytes), 0) FROM snapshots s WHERE s.source_id = snapshot_counts.source_id);
  DELETE FROM payloads WHERE EXISTS (SELECT 1 FROM snapshots s
    WHERE s.source_id = payloads.source_id AND s.record_key = payloads.record_key AND s.state = 'removed');
  `,
  `
  ALTER TABLE snapshots ADD COLUMN claims TEXT;
  `,
  `
  ALTER TABLE snapshots ADD COLUMN successor TEXT;
  `,
  `
  CREATE INDEX snapshots_absent ON snapshots (source_id, record_key) WHERE absence IS NOT NULL;
  `,
  `
  ALTER TABLE snapshots ADD COLUMN organization TEXT;
  ALTER TABLE polls ADD COLUMN failed_again_at TEXT;
  ALTER TABLE polls ADD COLUMN fresh_since TEXT;
  UPDATE polls SET fresh_since = last_complete_at, failed_again_at = CASE WHEN failures > 1 THEN last_started_at END;
  `,
];

/** Links are held under organizations since, and claims beside them: what each record holds is made anew of the record. */
const linksAnew = (db: Database): void => {
  db.exec('DELETE FROM record_links');
  for (let after = ''; ;) {
    const page = db.all<{ id: string; doc: string }>(
      'SELECT id, doc FROM records WHERE id > ? ORDER BY id LIMIT 500',
      after,
    );
    if (page.length === 0) return;
    after = page.at(-1)!.id;
    for (const { id, doc } of page) {
      const record = parse<StoredRecord>(doc);
      for (const link of new Set(linksOf(record)))
        db.run(
          'INSERT INTO record_links (link, record_id, source_id, live) VALUES (?, ?, ?, ?)',
          ...[link, id, record.sourceId, Number(record.state === 'live')],
        );
    }
  }
};

/** Datasets that left say why and whose they were since: made anew of their records, where these are known. */
const removalsExplained = (db: Database): void => {
  for (let after = 0; ;) {
    const page = db.all<{ rid: number; leads: string }>(
      `SELECT rid, leads FROM datasets WHERE state = 'removed' AND rid > ? ORDER BY rid LIMIT 500`,
      after,
    );
    if (page.length === 0) return;
    after = page.at(-1)!.rid;
    for (const { rid, leads } of page) {
      const records = db
        .all<{ doc: string }>(
          `SELECT doc FROM records WHERE id IN (SELECT value FROM json_each(?, '$.records'))`,
          leads,
        )
        .map(({ doc }) => parse<StoredRecord>(doc));
      if (!records.some(({ state }) => state === 'removed')) continue;
      const json = bodyJson(removedBody(records));
      db.run('UPDATE dataset_bodies SET body = ? WHERE rid = ?', json, rid);
      db.run('UPDATE datasets SET hash = ? WHERE rid = ?', rawHash(json), rid);
    }
  }
};

/** What the indexer writes. */
export const catalogueMigrations: Migrations = [
  `
  CREATE TABLE records (id TEXT NOT NULL, run INTEGER NOT NULL, doc TEXT NOT NULL);
  CREATE UNIQUE INDEX records_id ON records (id);
  CREATE TABLE record_links (link TEXT NOT NULL, record_id TEXT NOT NULL, source_id TEXT NOT NULL, live INTEGER NOT NULL,
    PRIMARY KEY (link, record_id)) WITHOUT ROWID;

  CREATE TABLE datasets (
    rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL, published INTEGER NOT NULL,
    hash TEXT NOT NULL, state TEXT NOT NULL, changed_at TEXT NOT NULL
  );
  CREATE TABLE dataset_bodies (rid INTEGER PRIMARY KEY, body TEXT NOT NULL);
  CREATE INDEX datasets_by_change ON datasets (changed_at DESC, id) WHERE state = 'live';
  CREATE INDEX datasets_unpublished ON datasets (rid) WHERE published < revision;
  CREATE TABLE facets (field TEXT NOT NULL, value TEXT NOT NULL, rid INTEGER NOT NULL, PRIMARY KEY (field, value, rid)) WITHOUT ROWID;
  CREATE INDEX facets_by_dataset ON facets (rid, field, value);
  CREATE TABLE organization_names (id TEXT PRIMARY KEY, name TEXT NOT NULL) WITHOUT ROWID;
  CREATE VIRTUAL TABLE dataset_text USING fts5 (title, keyword, body, content='', contentless_delete=1, detail=column,
    tokenize='unicode61 remove_diacritics 0');
  `,
  `
  ALTER TABLE datasets ADD COLUMN settled TEXT;
  ALTER TABLE datasets ADD COLUMN facets TEXT NOT NULL DEFAULT '[]';
  UPDATE datasets SET facets = (SELECT json_group_array(field || ' ' || value) FROM facets f WHERE f.rid = datasets.rid);
  DROP TABLE facets;
  DROP INDEX datasets_by_change;
  CREATE TABLE dataset_changes (seq INTEGER PRIMARY KEY, rid INTEGER NOT NULL);
  INSERT INTO dataset_changes (rid) SELECT max(rid) FROM datasets HAVING max(rid) IS NOT NULL;
  `,
  `
  DROP TABLE dataset_text;
  DROP TABLE organization_names;
  ALTER TABLE datasets DROP COLUMN changed_at;
  ALTER TABLE datasets DROP COLUMN facets;
  ALTER TABLE datasets ADD COLUMN leads TEXT NOT NULL DEFAULT '{"records":[]}';
  UPDATE datasets SET leads = (SELECT json_object('redirect', body ->> '$.to') FROM dataset_bodies b WHERE b.rid = datasets.rid)
    WHERE state = 'redirect';
  UPDATE datasets SET leads = (
    SELECT json_object('records', json((
      SELECT json_group_array((value ->> '$.sourceId') || '/' || (value ->> '$.recordKey')) FROM json_each(body, '$.records')
    ))) FROM dataset_bodies b WHERE b.rid = datasets.rid
  ) WHERE state = 'live';
  `,
  `
  ALTER TABLE records ADD COLUMN former_links TEXT NOT NULL DEFAULT '[]';
  `,
  linksAnew,
  removalsExplained,
];

/** Brings the file to its newest schema. Throws `disk.newer-version` where the file is of a newer Moisson. */
export const migrate = (db: Database, migrations: Migrations): void => {
  const { user_version: version } = db.get<{ user_version: number }>('PRAGMA user_version')!;
  if (version > migrations.length)
    throw new MoissonError('disk.newer-version', { file: db.path, version, known: migrations.length });
  for (let step = version; step < migrations.length; step += 1)
    db.transaction(() => {
      const migration = migrations[step]!;
      if (typeof migration === 'string') db.exec(migration);
      else migration(db);
      db.exec(`PRAGMA user_version = ${step + 1}`);
    });
};
