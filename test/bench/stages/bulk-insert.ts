import type { Dataset } from '@moisson/contracts';
import { indexedText } from '@moisson/search';
import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { timed, type Stage } from '../measure.ts';

const BATCH = 250;
const PRAGMAS = 'PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-32768; PRAGMA temp_store=MEMORY;';

interface Table {
  readonly insert: string;
  readonly rows: readonly (readonly SQLInputValue[])[];
}

/**
 * Raw: the very rows that a cold load left in both files, into the same tables with the same indexes, with prepared
 * statements and a transaction for every 250 records: what SQLite alone must cost.
 */
export const bulkInsert: Stage = async ({ dir, size }) => {
  const copies = ['registry', 'catalogue', 'changelog'].map((name) => {
    const from = new DatabaseSync(join(dir, `${name}.sqlite`), { readOnly: true });
    const to = new DatabaseSync(join(dir, `${name}-raw.sqlite`));
    to.exec(PRAGMAS);
    for (const { sql } of schemaOf(from)) to.exec(sql);
    const tables = tablesOf(from);
    from.close();
    return { to, tables };
  });
  const measure = await timed(() => {
    for (const { to, tables } of copies) {
      const inserts = tables.map(({ insert, rows }) => ({ statement: to.prepare(insert), rows, at: 0 }));
      for (let done = 0; done < size; done += BATCH) {
        to.exec('BEGIN IMMEDIATE');
        const share = Math.min(1, (done + BATCH) / size);
        for (const one of inserts)
          for (const until = Math.ceil(one.rows.length * share); one.at < until; one.at += 1)
            one.statement.run(...one.rows[one.at]!);
        to.exec('COMMIT');
      }
    }
    return size;
  });
  for (const { to } of copies) to.close();
  return { 'bulk insert': measure };
};

/** Tables before indexes; SQLite's own and the full-text index's inner tables left out. */
const schemaOf = (db: DatabaseSync): { name: string; sql: string }[] =>
  db
    .prepare(
      `SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'dataset_text_%'
       ORDER BY type = 'index'`,
    )
    .all() as { name: string; sql: string }[];

const tablesOf = (db: DatabaseSync): Table[] =>
  schemaOf(db)
    .filter(({ sql }) => /^CREATE (VIRTUAL )?TABLE/.test(sql))
    .flatMap(({ name }) => {
      const text = name === 'dataset_text';
      const rows = text
        ? textRows(db)
        : db
            .prepare(`SELECT * FROM ${name}`)
            .all()
            .map((row) => Object.values(row));
      if (rows.length === 0) return [];
      const columns = text ? '(rowid, title, keyword, body)' : '';
      return [{ insert: `INSERT INTO ${name} ${columns} VALUES (${rows[0]!.map(() => '?').join()})`, rows }];
    });

/** The full-text index keeps no text: its rows are made again from the datasets. */
const textRows = (db: DatabaseSync): SQLInputValue[][] =>
  (db.prepare('SELECT rid, body AS dataset FROM dataset_bodies').all() as { rid: number; dataset: string }[]).map(
    ({ rid, dataset }) => {
      const { title, keyword, body } = indexedText(JSON.parse(dataset) as Dataset);
      return [rid, title.join(' '), keyword.join(' '), body.join(' ')];
    },
  );
