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

  heads = async (ids: readonly DatasetId[]): Promise<ReadonlyMap<string, DatasetHead>> => {
    const heads = new Map<string, DatasetHead>();
    for (const id of ids) {
      const row = this.#head(id);
      if (row !== undefined)
        heads.set(id, { id: row.id, revision: row.revision, publishedRevision: row.published, hash: row.hash });
    }
    return heads;
  };

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

  bodies = async (ids: readonly DatasetId[]): Promise<ReadonlyMap<string, DatasetBody & { revision: number }>> => {
    const bodies = new Map<string, DatasetBody & { revision: number }>();
    for (const id of ids) {
      const row = this.#db.get<{ body: string; revision: number }>(
        'SELECT body, revision FROM datasets WHERE id = ?',
        id,
      );
      if (row !== undefined) bodies.set(id, { ...parse<DatasetBody>(row.body), revision: row.revision });
    }
    return bodies;
  };

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

  #head(id: string): HeadRow | undefined {
    return this.#db.get<HeadRow>('SELECT rid, id, revision, published, hash, state FROM datasets WHERE id = ?', id);
  }

  #write({ id, expected, hash, body }: DatasetWrite): boolean {
    const before = this.#head(id);
    if ((before?.revision ?? 0) !== expected) return false;
    const changedAt = body.state === 'live' ? body.dataset.changedAt : '';
    const { rid } = this.#db.get<{ rid: number }>(
      `INSERT INTO datasets (id, revision, published, hash, state, changed_at, body) VALUES (?, ?, 0, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, hash = excluded.hash, state = excluded.state,
         changed_at = excluded.changed_at, body = excluded.body RETURNING rid`,
      id,
      expected + 1,
      hash,
      body.state,
      changedAt,
      JSON.stringify(body),
    )!;
    if (before?.state === 'live') {
      this.#db.run('DELETE FROM facets WHERE rid = ?', rid);
      this.#db.run('DELETE FROM dataset_text WHERE rowid = ?', rid);
    }
    if (body.state === 'live') this.#index(rid, body.dataset);
    return true;
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
