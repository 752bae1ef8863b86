import { linksOf, type StoredRecord } from '@moisson/domain';
import type { Indexes, Migration } from '../drivers/mongo/migrate.ts';
import type { Database } from '../drivers/sqlite/database.ts';
import type { RecordDocument } from './mongo.ts';

// SQLite. Released steps: never edit one.

export const createRecords = `
  CREATE TABLE records (id TEXT NOT NULL, run INTEGER NOT NULL, doc TEXT NOT NULL);
  CREATE UNIQUE INDEX records_id ON records (id);
  CREATE TABLE record_links (link TEXT NOT NULL, record_id TEXT NOT NULL, source_id TEXT NOT NULL, live INTEGER NOT NULL,
    PRIMARY KEY (link, record_id)) WITHOUT ROWID;
`;

export const addFormerLinks = `
  ALTER TABLE records ADD COLUMN former_links TEXT NOT NULL DEFAULT '[]';
`;

/** Links are now stored under organizations, with claims beside them: recomputes both from each record. */
export const renewSqliteLinks = (db: Database): void => {
  db.exec('DELETE FROM record_links');
  for (let after = ''; ;) {
    const page = db.all<{ id: string; doc: string }>(
      'SELECT id, doc FROM records WHERE id > ? ORDER BY id LIMIT 500',
      after,
    );
    if (page.length === 0) return;
    after = page.at(-1)!.id;
    for (const { id, doc } of page) {
      const record = JSON.parse(doc) as StoredRecord;
      for (const link of new Set(linksOf(record)))
        db.run(
          'INSERT INTO record_links (link, record_id, source_id, live) VALUES (?, ?, ?, ?)',
          ...[link, id, record.sourceId, Number(record.state === 'live')],
        );
    }
  }
};

export const createStatements = `
  CREATE TABLE merge_statements (id TEXT PRIMARY KEY, version INTEGER NOT NULL, doc TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE merge_statement_records (record_id TEXT NOT NULL, statement_id TEXT NOT NULL,
    PRIMARY KEY (record_id, statement_id)) WITHOUT ROWID;
  CREATE INDEX merge_statement_records_by_statement ON merge_statement_records (statement_id);
`;

// MongoDB’s protocol.

export const recordIndexes: Indexes = { records: [{ name: 'by_link', key: { links: 1 } }] };

export const statementIndexes: Indexes = { merge_statements: [{ name: 'by_record', key: { records: 1 } }] };

/** Links are now stored under organizations, with claims beside them: recomputes both from each record. */
export const renewMongoLinks: Migration = async (db) => {
  for (let after = ''; ;) {
    const page = await db.all<RecordDocument>('records', (records) =>
      records
        .find({ _id: { $gt: after } }, { projection: { run: 1, json: 1 } })
        .sort({ _id: 1 })
        .limit(500),
    );
    if (page.length === 0) return;
    after = page.at(-1)!._id;
    await db.on<RecordDocument, unknown>('records', (records) =>
      records.bulkWrite(
        page.map(({ _id, run, json }) => {
          const links = [...new Set(linksOf(JSON.parse(json) as StoredRecord))];
          // A newer version that was written meanwhile has its links already.
          return { updateOne: { filter: { _id, run }, update: { $set: { links } } } };
        }),
        { ordered: false },
      ),
    );
  }
};
