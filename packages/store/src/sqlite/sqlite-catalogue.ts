import type { Dataset, DatasetId } from '@moisson/contracts';
import type {
  Catalogue,
  DatasetBody,
  DatasetHead,
  DatasetQuery,
  DatasetWrite,
  OrganizationCount,
  SearchPage,
} from '@moisson/domain';
import { indexedFacets, indexedText } from '@moisson/search';
import { parse, type Database } from './database.ts';
import { SqliteSearch } from './sqlite-search.ts';

interface HeadRow {
  readonly rid: number;
  readonly id: DatasetId;
  readonly revision: number;
  readonly published: number;
  readonly hash: string;
  readonly state: string;
}

export class SqliteCatalogue implements Catalogue {
  readonly #db: Database;
  readonly #search: SqliteSearch;

  constructor(db: Database) {
    this.#db = db;
    this.#search = new SqliteSearch(db);
  }

  heads = async (ids: readonly DatasetId[]): Promise<ReadonlyMap<string, DatasetHead>> =>
    new Map(
      this.#db
        .all<HeadRow>(
          'SELECT id, revision, published, hash FROM datasets WHERE id IN (SELECT value FROM json_each(?))',
          JSON.stringify(ids),
        )
        .map(({ id, revision, published, hash }) => [id, { id, revision, publishedRevision: published, hash }]),
    );

  write = async (writes: readonly DatasetWrite[]): Promise<readonly boolean[]> => {
    const written = this.#db.transaction(() => writes.map((write) => this.#write(write)));
    if (written.includes(true)) this.#search.catalogueChanged();
    return written;
  };

  markPublished = async (revisions: readonly Pick<DatasetHead, 'id' | 'revision'>[]): Promise<void> => {
    this.#db.transaction(() => {
      for (const { id, revision } of revisions)
        this.#db.run('UPDATE datasets SET published = max(published, ?) WHERE id = ?', revision, id);
    });
  };

  unpublished = async (limit: number): Promise<readonly DatasetId[]> =>
    this.#db
      .all<HeadRow>('SELECT id FROM datasets WHERE published < revision ORDER BY rid LIMIT ?', limit)
      .map(({ id }) => id);

  get = async (id: DatasetId): Promise<DatasetBody | undefined> => {
    const row = this.#db.get<{ body: string }>('SELECT body FROM datasets WHERE id = ?', id);
    return row && parse<DatasetBody>(row.body);
  };

  bodies = async (ids: readonly DatasetId[]): Promise<ReadonlyMap<string, DatasetBody & { revision: number }>> =>
    new Map(
      this.#db
        .all<{ id: string; body: string; revision: number }>(
          'SELECT id, body, revision FROM datasets WHERE id IN (SELECT value FROM json_each(?))',
          JSON.stringify(ids),
        )
        .map(({ id, body, revision }) => [id, { ...parse<DatasetBody>(body), revision }]),
    );

  search = async (query: DatasetQuery): Promise<SearchPage> => this.#search.search(query);

  organizations = async (): Promise<readonly OrganizationCount[]> =>
    this.#db.all<OrganizationCount & Record<string, never>>(
      `SELECT f.value AS id, n.name AS name, count(*) AS datasets
       FROM facets f JOIN organization_names n ON n.id = f.value
       WHERE f.field = 'organization' GROUP BY f.value ORDER BY f.value`,
    );

  scan = async (after: DatasetId | undefined, limit: number): Promise<readonly Dataset[]> =>
    this.#db
      .all<{ dataset: string }>(
        `SELECT body ->> '$.dataset' AS dataset FROM datasets WHERE id > ? AND state = 'live' ORDER BY id LIMIT ?`,
        after ?? '',
        limit,
      )
      .map(({ dataset }) => parse<Dataset>(dataset));

  count = async (): Promise<number> => this.#search.total();

  #write({ id, expected, hash, body }: DatasetWrite): boolean {
    const rid = expected === 0 ? this.#insert(id, hash, body) : this.#replace(id, expected, hash, body);
    if (rid === undefined) return false;
    if (body.state === 'live') this.#index(rid, body.dataset);
    return true;
  }

  #insert(id: string, hash: string, body: DatasetBody): number | undefined {
    return this.#db.get<{ rid: number }>(
      `INSERT INTO datasets (id, revision, published, hash, state, changed_at, body) VALUES (?, 1, 0, ?, ?, ?, ?)
       ON CONFLICT (id) DO NOTHING RETURNING rid`,
      id,
      hash,
      body.state,
      changedAt(body),
      JSON.stringify(body),
    )?.rid;
  }

  #replace(id: string, expected: number, hash: string, body: DatasetBody): number | undefined {
    const before = this.#db.get<HeadRow>('SELECT rid, revision, state FROM datasets WHERE id = ?', id);
    if (before?.revision !== expected) return undefined;
    const { rid } = before;
    this.#db.run(
      'UPDATE datasets SET revision = ?, hash = ?, state = ?, changed_at = ?, body = ? WHERE rid = ?',
      expected + 1,
      hash,
      body.state,
      changedAt(body),
      JSON.stringify(body),
      rid,
    );
    if (before.state === 'live') {
      this.#db.run('DELETE FROM facets WHERE rid = ?', rid);
      this.#db.run('DELETE FROM dataset_text WHERE rowid = ?', rid);
    }
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
    for (const { field, value } of indexedFacets(dataset))
      this.#db.run('INSERT OR IGNORE INTO facets (field, value, rid) VALUES (?, ?, ?)', field, value, rid);
    if (dataset.organization !== undefined)
      this.#db.run(
        `INSERT INTO organization_names (id, name) VALUES (?, ?)
         ON CONFLICT (id) DO UPDATE SET name = excluded.name WHERE name <> excluded.name`,
        dataset.organization.id,
        dataset.organization.name,
      );
  }
}

const changedAt = (body: DatasetBody): string => (body.state === 'live' ? body.dataset.changedAt : '');
