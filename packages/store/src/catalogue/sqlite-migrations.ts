import { bodyJson, rawHash, removedBody, type StoredRecord } from '@moisson/domain';
import type { Database } from '../drivers/sqlite/database.ts';

// Released steps: never edit one.

export const createDatasets = `
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
`;

/** Adds the notes of changed datasets; facets move into the dataset's row. */
export const addChanges = `
  ALTER TABLE datasets ADD COLUMN settled TEXT;
  ALTER TABLE datasets ADD COLUMN facets TEXT NOT NULL DEFAULT '[]';
  UPDATE datasets SET facets = (SELECT json_group_array(field || ' ' || value) FROM facets f WHERE f.rid = datasets.rid);
  DROP TABLE facets;
  DROP INDEX datasets_by_change;
  CREATE TABLE dataset_changes (seq INTEGER PRIMARY KEY, rid INTEGER NOT NULL);
  INSERT INTO dataset_changes (rid) SELECT max(rid) FROM datasets HAVING max(rid) IS NOT NULL;
`;

/** Removes the former search in the database (searches now use an index in memory), and adds where heads lead. */
export const addLeads = `
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
`;

/** Adds why they left and whose they were to removed datasets, rebuilt from their records where these still exist. */
export const explainSqliteRemovals = (db: Database): void => {
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
        .map(({ doc }) => JSON.parse(doc) as StoredRecord);
      if (!records.some(({ state }) => state === 'removed')) continue;
      const json = bodyJson(removedBody(records));
      db.run('UPDATE dataset_bodies SET body = ? WHERE rid = ?', json, rid);
      db.run('UPDATE datasets SET hash = ? WHERE rid = ?', rawHash(json), rid);
    }
  }
};

/** Adds what tells a catalogue from every other one: see `sqliteIdentity`. */
export const addIdentity = `
  CREATE TABLE catalogue_identity (id TEXT NOT NULL);
  INSERT INTO catalogue_identity VALUES (lower(hex(randomblob(16))));
`;
