import type { MergeStatement } from '@moisson/contracts';
import {
  idOf,
  linksOf,
  recordWrite,
  type LinkHolder,
  type Records,
  type RecordWrite,
  type StandingRecord,
  type StoredRecord,
} from '@moisson/domain';
import { parse, type Database } from '../drivers/sqlite/database.ts';

interface StandingRow {
  readonly id: string;
  readonly run: number;
  readonly doc: string;
  readonly former_links: string;
}

export class SqliteRecords implements Records {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  put = async (records: readonly StoredRecord[]): Promise<readonly RecordWrite[]> =>
    this.#db.transaction(() => {
      const standing = new Map(
        this.#db
          .all<StandingRow>(
            'SELECT id, run, doc, former_links FROM records WHERE id IN (SELECT value FROM json_each(?))',
            JSON.stringify(records.map(idOf)),
          )
          .map((row) => [row.id, standingOf(row)]),
      );
      return records.map((record) => this.#put(record, standing.get(idOf(record))));
    });

  get = async (ids: readonly string[]): Promise<ReadonlyMap<string, StoredRecord>> =>
    new Map(
      this.#db
        .all<{ id: string; doc: string }>(
          'SELECT id, doc FROM records WHERE id IN (SELECT value FROM json_each(?))',
          JSON.stringify(ids),
        )
        .map(({ id, doc }) => [id, parse<StoredRecord>(doc)]),
    );

  runs = async (ids: readonly string[]): Promise<ReadonlyMap<string, number>> =>
    new Map(
      this.#db
        .all<{ id: string; run: number }>(
          'SELECT id, run FROM records WHERE id IN (SELECT value FROM json_each(?))',
          JSON.stringify(ids),
        )
        .map(({ id, run }) => [id, run]),
    );

  holders = async (
    links: readonly string[],
    limit: number,
    among: readonly string[] = [],
  ): Promise<ReadonlyMap<string, readonly LinkHolder[]>> => {
    // Nearly all links have one holder, the record that asks: one statement skips those.
    const shared = this.#db.all<{ link: string }>(
      `SELECT value AS link FROM json_each(?) WHERE EXISTS (
         SELECT 1 FROM record_links WHERE link = value AND record_id NOT IN (SELECT value FROM json_each(?)))`,
      JSON.stringify(links),
      JSON.stringify(among),
    );
    return new Map(
      shared.map(({ link }) => [
        link,
        this.#db
          .all<{ record_id: string; source_id: string; live: number }>(
            'SELECT record_id, source_id, live FROM record_links WHERE link = ? LIMIT ?',
            link,
            limit,
          )
          .map(({ record_id, source_id, live }) => ({ id: record_id, sourceId: source_id, live: live === 1 })),
      ]),
    );
  };

  scan = async (after: string | undefined, limit: number): Promise<readonly StoredRecord[]> =>
    this.#db
      .all<{ doc: string }>('SELECT doc FROM records WHERE id > ? ORDER BY id LIMIT ?', after ?? '', limit)
      .map(({ doc }) => parse<StoredRecord>(doc));

  state = async (statements: readonly MergeStatement[]): Promise<void> => {
    this.#db.transaction(() => {
      for (const statement of statements) {
        const { id, version, joined, records } = statement;
        const written = this.#db.run(
          `INSERT INTO merge_statements (id, version, doc) VALUES (?, ?, ?)
           ON CONFLICT (id) DO UPDATE SET version = excluded.version, doc = excluded.doc WHERE version < excluded.version`,
          ...[id, version, JSON.stringify(statement)],
        );
        if (written === 0) continue;
        this.#db.run('DELETE FROM merge_statement_records WHERE statement_id = ?', id);
        for (const record of joined ? new Set(records) : [])
          this.#db.run('INSERT INTO merge_statement_records (record_id, statement_id) VALUES (?, ?)', record, id);
      }
    });
  };

  statementsOf = async (ids: readonly string[]): Promise<readonly MergeStatement[]> =>
    this.#db
      .all<{ doc: string }>(
        `SELECT doc FROM merge_statements WHERE id IN (
           SELECT statement_id FROM merge_statement_records WHERE record_id IN (SELECT value FROM json_each(?))) ORDER BY id`,
        JSON.stringify(ids),
      )
      .map(({ doc }) => parse<MergeStatement>(doc));

  #put(record: StoredRecord, before: StandingRecord | undefined): RecordWrite {
    const write = recordWrite(record, before);
    if (write.outcome !== 'applied') return write;
    const { id, formerLinks } = write;
    const links = [...new Set(linksOf(record))];
    this.#db.run(
      `INSERT INTO records (id, run, doc, former_links) VALUES (?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET run = excluded.run, doc = excluded.doc, former_links = excluded.former_links`,
      id,
      record.run,
      JSON.stringify(record),
      JSON.stringify(formerLinks),
    );
    for (const link of before?.links ?? [])
      if (!links.includes(link)) this.#db.run('DELETE FROM record_links WHERE link = ? AND record_id = ?', link, id);
    for (const link of links)
      this.#db.run(
        `INSERT INTO record_links (link, record_id, source_id, live) VALUES (?, ?, ?, ?)
         ON CONFLICT (link, record_id) DO UPDATE SET live = excluded.live`,
        link,
        id,
        record.sourceId,
        Number(record.state === 'live'),
      );
    return write;
  }
}

const standingOf = ({ run, doc, former_links: former }: StandingRow): StandingRecord => ({
  run,
  links: linksOf(parse<StoredRecord>(doc)),
  formerLinks: parse<string[]>(former),
});
