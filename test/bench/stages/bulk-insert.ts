import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { timed, type Figure, type Stage } from '../figure.ts';

const BATCH = 250;
const PRAGMAS = 'PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-32768; PRAGMA temp_store=MEMORY;';

interface Table {
  readonly insert: string;
  readonly rows: readonly (readonly SQLInputValue[])[];
  /** Number of rows written. */
  at: number;
  statement?: StatementSync;
}

/** Raw: inserts the very rows that a cold load left in all files: the minimum cost of SQLite alone. */
export const bulkInsert: Stage = async ({ dir, size }) => ({
  'bulk insert': await writeAgain(dir, size, { registry: '', catalogue: '', changelog: '' }),
});

/**
 * Inserts the rows of these files into the same tables with the same indexes, by prepared statements, one transaction per file and 250
 * records. The condition beside a file's name selects messages of the log.
 */
export const writeAgain = async (
  dir: string,
  size: number,
  files: Readonly<Record<string, string>>,
): Promise<Figure> => {
  const copies = Object.entries(files).map(([name, where]) => {
    const from = new DatabaseSync(join(dir, `${name}.sqlite`), { readOnly: true });
    const to = new DatabaseSync(join(dir, `${name}-raw.sqlite`));
    const { page_size: pageSize } = from.prepare('PRAGMA page_size').get() as { page_size: number };
    to.exec(`PRAGMA page_size=${pageSize}; ${PRAGMAS}`);
    for (const { sql } of schemaOf(from)) to.exec(sql);
    const tables = tablesOf(from, where);
    from.close();
    return { to, tables };
  });
  const measure = await timed(() => {
    for (let done = 0; done < size; done += BATCH)
      for (const { to, tables } of copies) {
        to.exec('BEGIN IMMEDIATE');
        const share = Math.min(1, (done + BATCH) / size);
        for (const one of tables) {
          const statement = (one.statement ??= to.prepare(one.insert));
          for (const until = Math.ceil(one.rows.length * share); one.at < until; one.at += 1)
            statement.run(...one.rows[one.at]!);
        }
        to.exec('COMMIT');
      }
    return size;
  });
  for (const { to } of copies) to.close();
  return measure;
};

/** Returns the schema, tables before indexes, without SQLite's own. */
const schemaOf = (db: DatabaseSync): { name: string; sql: string }[] =>
  db
    .prepare(
      `SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY type = 'index'`,
    )
    .all() as { name: string; sql: string }[];

const tablesOf = (db: DatabaseSync, where: string): Table[] =>
  schemaOf(db)
    .filter(({ sql }) => sql.startsWith('CREATE TABLE'))
    .flatMap(({ name }) => {
      const rows = db
        .prepare(`SELECT * FROM ${name} ${name === 'messages' ? where : ''}`)
        .all()
        .map((row) => Object.values(row));
      return rows.length === 0
        ? []
        : [{ insert: `INSERT INTO ${name} VALUES (${rows[0]!.map(() => '?').join()})`, rows, at: 0 }];
    });
