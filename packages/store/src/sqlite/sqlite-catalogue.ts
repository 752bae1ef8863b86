import type { Dataset, DatasetId, Bounded } from '@moisson/contracts';
import {
  bodyOf,
  type Catalogue,
  type DatasetBody,
  type DatasetHead,
  type DatasetQuery,
  type DatasetWrite,
  type OrganizationCount,
  type SearchPage,
} from '@moisson/domain';
import { facetKey, indexedFacets, indexedText } from '@moisson/search';
import { parse, type Database } from './database.ts';
import { SqliteSearch } from './sqlite-search.ts';

/** Changes that a search can catch up on. */
const CHANGES_KEPT = 100_000;

interface BodyRow {
  readonly id: DatasetId;
  readonly revision: number;
  readonly state: DatasetBody['state'];
  readonly body: string;
}

interface HeadRow {
  readonly rid: number;
  readonly id: DatasetId;
  readonly revision: number;
  readonly published: number;
  readonly hash: string;
  readonly settled: string | null;
  readonly state: string;
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
          'SELECT id, revision, published, hash, settled FROM datasets WHERE id IN (SELECT value FROM json_each(?))',
          JSON.stringify(ids),
        )
        .map(({ id, revision, published, hash, settled }) => [
          id,
          { id, revision, publishedRevision: published, hash, ...(settled === null ? {} : { settled }) },
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
    new Map(
      this.#db
        .all<BodyRow>(
          `SELECT id, revision, state, body FROM datasets JOIN dataset_bodies USING (rid)
           WHERE id IN (SELECT value FROM json_each(?))`,
          JSON.stringify(ids),
        )
        .map((row) => [row.id, { ...bodyOf(row.state, row.body), revision: row.revision }]),
    );

  search = async (query: DatasetQuery): Promise<SearchPage> => this.#search.search(query);

  organizations = async (): Promise<readonly OrganizationCount[]> => this.#search.organizations();

  scan = async (after: DatasetId | undefined, limit: number): Promise<readonly Dataset[]> =>
    this.#db
      .all<{ body: string }>(
        `SELECT body FROM datasets JOIN dataset_bodies USING (rid) WHERE id > ? AND state = 'live' ORDER BY id LIMIT ?`,
        after ?? '',
        limit,
      )
      .map(({ body }) => parse<Dataset>(body));

  count = async (): Promise<number> => this.#search.total();

  #write(write: DatasetWrite): boolean {
    const rid = write.expected === 0 ? this.#insert(write) : this.#replace(write);
    if (rid === undefined) return false;
    this.#db.run('INSERT OR REPLACE INTO dataset_bodies (rid, body) VALUES (?, ?)', rid, write.json);
    if (write.body.state === 'live') this.#index(rid, write.body.dataset);
    this.#noteChange(rid);
    return true;
  }

  /** Tells searches which rows to read anew; one that is further behind reads all. */
  #noteChange(rid: number): void {
    const seq = this.#db.insert('INSERT INTO dataset_changes (rid) VALUES (?)', rid)!;
    if (seq % CHANGES_KEPT === 0) this.#db.run('DELETE FROM dataset_changes WHERE seq <= ?', seq - CHANGES_KEPT);
  }

  #insert({ id, hash, settled, body }: DatasetWrite): number | undefined {
    return this.#db.insert(
      `INSERT INTO datasets (id, revision, published, hash, settled, state, changed_at, facets) VALUES (?, 1, 0, ?, ?, ?, ?, ?)
       ON CONFLICT (id) DO NOTHING`,
      id,
      hash,
      settled ?? null,
      body.state,
      changedAt(body),
      facetsOf(body),
    );
  }

  #replace({ id, expected, hash, settled, body }: DatasetWrite): number | undefined {
    const before = this.#db.get<HeadRow>('SELECT rid, revision, state FROM datasets WHERE id = ?', id);
    if (before?.revision !== expected) return undefined;
    const { rid } = before;
    this.#db.run(
      'UPDATE datasets SET revision = ?, hash = ?, settled = ?, state = ?, changed_at = ?, facets = ? WHERE rid = ?',
      expected + 1,
      hash,
      settled ?? null,
      body.state,
      changedAt(body),
      facetsOf(body),
      rid,
    );
    if (before.state === 'live') this.#db.run('DELETE FROM dataset_text WHERE rowid = ?', rid);
    return rid;
  }

  #index(rid: number, dataset: Dataset): void {
    const text = indexedText(dataset);
    this.#db.run(
      'INSERT INTO dataset_text (rowid, title, keyword, body) VALUES (?, ?, ?, ?)',
      rid,
      text.title.join(' '),
      text.keyword.join(' '),
      text.body.join(' '),
    );
    if (dataset.organization !== undefined)
      this.#db.run(
        `INSERT INTO organization_names (id, name) VALUES (?, ?)
         ON CONFLICT (id) DO UPDATE SET name = excluded.name WHERE name <> excluded.name`,
        dataset.organization.id,
        dataset.organization.name,
      );
  }
}

/** As JSON, for they come from outside. */
const facetsOf = (body: DatasetBody): string =>
  JSON.stringify(body.state === 'live' ? indexedFacets(body.dataset).map(facetKey) : []);
const changedAt = (body: DatasetBody): string => (body.state === 'live' ? body.dataset.changedAt : '');
