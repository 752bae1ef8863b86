import type { Dataset, DatasetId } from '@moisson/contracts';
import type { Bounded } from '@moisson/kernel';
import {
  bodyOf,
  type Catalogue,
  type DatasetBody,
  type DatasetChange,
  type DatasetHead,
  type DatasetQuery,
  type DatasetWrite,
  type Leads,
  type OrganizationCount,
  type SearchPage,
} from '@moisson/domain';
import { bodyRows } from './body-rows.ts';
import { parse, type Database } from './database.ts';
import { SqliteSearch } from './sqlite-search.ts';

/** Changes that a search can catch up on. */
const CHANGES_KEPT = 100_000;

interface HeadRow {
  readonly rid: number;
  readonly id: DatasetId;
  readonly revision: number;
  readonly published: number;
  readonly hash: string;
  readonly leads: string;
  readonly settled: string | null;
}

export class SqliteCatalogue implements Catalogue {
  readonly #db: Database;
  readonly #search: SqliteSearch;

  constructor(db: Database) {
    this.#db = db;
    this.#search = new SqliteSearch(db);
  }

  /** What it holds in memory. */
  get bounds(): readonly Bounded[] {
    return this.#search.bounds;
  }

  heads = async (ids: readonly DatasetId[]): Promise<ReadonlyMap<string, DatasetHead>> =>
    new Map(
      this.#db
        .all<HeadRow>(
          'SELECT id, revision, published, hash, leads, settled FROM datasets WHERE id IN (SELECT value FROM json_each(?))',
          JSON.stringify(ids),
        )
        .map(({ id, revision, published, hash, leads, settled }) => [
          id,
          {
            id,
            revision,
            publishedRevision: published,
            hash,
            leads: parse<Leads>(leads),
            ...(settled === null ? {} : { settled }),
          },
        ]),
    );

  write = async (writes: readonly DatasetWrite[]): Promise<readonly boolean[]> => {
    return this.#db.transaction(() => writes.map((write) => this.#write(write)));
  };

  markPublished = async (revisions: readonly Pick<DatasetHead, 'id' | 'revision'>[]): Promise<void> => {
    this.#db.run(
      `UPDATE datasets SET published = max(published, p.value ->> '$.revision') FROM json_each(?) p
       WHERE datasets.id = p.value ->> '$.id'`,
      JSON.stringify(revisions.map(({ id, revision }) => ({ id, revision }))),
    );
  };

  unpublished = async (after: DatasetId | undefined, limit: number): Promise<readonly DatasetId[]> =>
    this.#db
      .all<HeadRow>(
        'SELECT id FROM datasets INDEXED BY datasets_unpublished WHERE published < revision AND id > ? ORDER BY id LIMIT ?',
        after ?? '',
        limit,
      )
      .map(({ id }) => id);

  get = async (id: DatasetId): Promise<DatasetBody | undefined> => {
    const [body] = (await this.bodies([id])).values();
    if (body === undefined) return undefined;
    const { revision: _, ...rest } = body;
    return rest;
  };

  bodies = async (ids: readonly DatasetId[]): Promise<ReadonlyMap<string, DatasetBody & { revision: number }>> =>
    new Map(bodyRows(this.#db, ids).map((row) => [row.id, { ...bodyOf(row.state, row.body), revision: row.revision }]));

  refresh = (): Promise<void> => this.#search.refresh();

  search = (query: DatasetQuery): Promise<SearchPage> => this.#search.search(query);

  organizations = (): Promise<readonly OrganizationCount[]> => this.#search.organizations();

  nameOf = (organization: string): string | undefined => this.#search.nameOf(organization);

  changes = (prefix: string, limit: number): Promise<readonly DatasetChange[]> => this.#search.changes(prefix, limit);

  scan = async (after: DatasetId | undefined, limit: number): Promise<readonly Dataset[]> =>
    this.#db
      .all<{ body: string }>(
        `SELECT body FROM datasets JOIN dataset_bodies USING (rid) WHERE id > ? AND state = 'live' ORDER BY id LIMIT ?`,
        after ?? '',
        limit,
      )
      .map(({ body }) => parse<Dataset>(body));

  count = async (): Promise<number> =>
    this.#db.get<{ total: number }>("SELECT count(*) AS total FROM datasets WHERE state = 'live'")!.total;

  #write(write: DatasetWrite): boolean {
    const rid = write.expected === 0 ? this.#insert(write) : this.#replace(write);
    if (rid === undefined) return false;
    this.#db.run('INSERT OR REPLACE INTO dataset_bodies (rid, body) VALUES (?, ?)', rid, write.json);
    this.#noteChange(rid);
    return true;
  }

  /** Tells searches which rows to read anew; one that is further behind reads all. */
  #noteChange(rid: number): void {
    const seq = this.#db.insert('INSERT INTO dataset_changes (rid) VALUES (?)', rid)!;
    if (seq % CHANGES_KEPT === 0) this.#db.run('DELETE FROM dataset_changes WHERE seq <= ?', seq - CHANGES_KEPT);
  }

  #insert({ id, hash, leads, settled, body }: DatasetWrite): number | undefined {
    return this.#db.insert(
      `INSERT INTO datasets (id, revision, published, hash, leads, settled, state) VALUES (?, 1, 0, ?, ?, ?, ?)
       ON CONFLICT (id) DO NOTHING`,
      id,
      hash,
      JSON.stringify(leads),
      settled ?? null,
      body.state,
    );
  }

  #replace({ id, expected, hash, leads, settled, body }: DatasetWrite): number | undefined {
    const before = this.#db.get<HeadRow>('SELECT rid, revision FROM datasets WHERE id = ?', id);
    if (before?.revision !== expected) return undefined;
    const { rid } = before;
    this.#db.run(
      'UPDATE datasets SET revision = ?, hash = ?, leads = ?, settled = ?, state = ? WHERE rid = ?',
      expected + 1,
      hash,
      JSON.stringify(leads),
      settled ?? null,
      body.state,
      rid,
    );
    return rid;
  }
}
