import type { Bounded, Dataset } from '@moisson/contracts';
import type { DatasetQuery, OrganizationCount, SearchPage } from '@moisson/domain';
import { SearchIndex } from '@moisson/search';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { bodyRows } from './body-rows.ts';
import { parse, type Database } from './database.ts';

/** Datasets that are read at once, so that others have their turn in between. With a fourth of it, a search would not catch up with a cold load. */
const CHUNK = 200;

interface SearchedRow {
  readonly rid: number;
  readonly id: string;
  readonly revision: number;
  readonly live: number;
  readonly body: string;
}
interface ChangedRow extends SearchedRow {
  readonly seq: number;
}

/**
 * Searches, answered from an index in memory that follows the file: read whole when first asked for, then by the changes that
 * each write notes. All that one search reads is of one state of the file.
 */
export class SqliteSearch {
  readonly #db: Database;
  readonly #index = new SearchIndex();
  /** The last change that is in the index. */
  #seq: number | undefined;
  /** While the whole catalogue is read: the row up to which it is. */
  #loadedTo: number | undefined;

  constructor(db: Database) {
    this.#db = db;
  }

  get bounds(): readonly Bounded[] {
    return this.#index.bounds;
  }

  async refresh(): Promise<void> {
    while (this.#readChunk()) await nextTurn();
  }

  async search(query: DatasetQuery): Promise<SearchPage> {
    return this.#atOneState(() => {
      const { ids, ...found } = this.#index.find(query);
      return { ...found, items: this.#datasets(ids) };
    });
  }

  async organizations(): Promise<readonly OrganizationCount[]> {
    return this.#atOneState(() => this.#index.organizations());
  }

  async #atOneState<T>(work: () => T): Promise<T> {
    await this.refresh();
    return this.#db.reading(() => {
      while (this.#readChunk());
      return work();
    });
  }

  /** Returns whether there may be more to read. */
  #readChunk(): boolean {
    const { first, last } = this.#db.get<{ first: number | null; last: number | null }>(
      'SELECT (SELECT min(seq) FROM dataset_changes) AS first, (SELECT max(seq) FROM dataset_changes) AS last',
    )!;
    if (this.#seq === undefined || (first ?? 0) > this.#seq + 1) {
      this.#index.clear();
      [this.#seq, this.#loadedTo] = [last ?? 0, 0];
    }
    if (this.#loadedTo !== undefined) return this.#readRows(this.#loadedTo);
    return this.#seq < (last ?? 0) && this.#readChanges(this.#seq);
  }

  #readRows(after: number): true {
    const rows = this.#db.all<SearchedRow>(
      `SELECT ${COLUMNS} FROM datasets JOIN dataset_bodies USING (rid) WHERE rid > ? ORDER BY rid LIMIT ?`,
      after,
      CHUNK,
    );
    for (const row of rows) this.#put(row);
    this.#loadedTo = rows.at(-1)?.rid;
    return true;
  }

  #readChanges(after: number): boolean {
    const rows = this.#db.all<ChangedRow>(
      `SELECT seq, ${COLUMNS} FROM dataset_changes JOIN datasets USING (rid) JOIN dataset_bodies USING (rid)
       WHERE seq > ? ORDER BY seq LIMIT ?`,
      after,
      CHUNK,
    );
    for (const row of rows) this.#put(row);
    this.#seq = rows.at(-1)?.seq ?? after;
    return rows.length === CHUNK;
  }

  #put({ id, revision, live, body }: SearchedRow): void {
    if (this.#index.revisionOf(id) === revision) return;
    this.#index.put(id, revision, live === 1 ? parse<Dataset>(body) : undefined);
  }

  #datasets(ids: readonly string[]): Dataset[] {
    const bodies = new Map<string, string>(bodyRows(this.#db, ids).map(({ id, body }) => [id, body]));
    return ids.map((id) => parse<Dataset>(bodies.get(id)));
  }
}

const COLUMNS = `rid, id, revision, state = 'live' AS live, body`;
