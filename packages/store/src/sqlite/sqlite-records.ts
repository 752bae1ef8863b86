import { idOf, linksOf, type LinkHolder, type Records, type RecordWrite, type StoredRecord } from '@moisson/domain';
import { parse, type Database } from './database.ts';

export class SqliteRecords implements Records {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  put = async (records: readonly StoredRecord[]): Promise<readonly RecordWrite[]> =>
    this.#db.transaction(() => records.map((record) => this.#put(record)));

  get = async (ids: readonly string[]): Promise<ReadonlyMap<string, StoredRecord>> => {
    const found = new Map<string, StoredRecord>();
    for (const id of ids) {
      const row = this.#db.get<{ doc: string }>('SELECT doc FROM records WHERE id = ?', id);
      if (row !== undefined) found.set(id, parse<StoredRecord>(row.doc));
    }
    return found;
  };

  holders = async (links: readonly string[], limit: number): Promise<ReadonlyMap<string, readonly LinkHolder[]>> => {
    const holders = new Map<string, readonly LinkHolder[]>();
    for (const link of links) {
      const rows = this.#db.all<{ record_id: string; source_id: string; live: number }>(
        'SELECT record_id, source_id, live FROM record_links WHERE link = ? LIMIT ?',
        link,
        limit,
      );
      holders.set(
        link,
        rows.map(({ record_id, source_id, live }) => ({ id: record_id, sourceId: source_id, live: live === 1 })),
      );
    }
    return holders;
  };

  scan = async (after: string | undefined, limit: number): Promise<readonly StoredRecord[]> =>
    this.#db
      .all<{ doc: string }>('SELECT doc FROM records WHERE id > ? ORDER BY id LIMIT ?', after ?? '', limit)
      .map(({ doc }) => parse<StoredRecord>(doc));

  #put(record: StoredRecord): RecordWrite {
    const id = idOf(record);
    const before = this.#db.get<{ run: number; links: string }>('SELECT run, links FROM records WHERE id = ?', id);
    const formerLinks = before === undefined ? [] : parse<string[]>(before.links);
    if (before !== undefined && before.run >= record.run)
      return { id, outcome: before.run === record.run ? 'same' : 'stale', formerLinks };
    const links = [...new Set(linksOf(record))];
    this.#db.run(
      `INSERT INTO records (id, run, links, doc) VALUES (?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET run = excluded.run, links = excluded.links, doc = excluded.doc`,
      id,
      record.run,
      JSON.stringify(links),
      JSON.stringify(record),
    );
    for (const link of formerLinks)
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
    return { id, outcome: 'applied', formerLinks };
  }
}
