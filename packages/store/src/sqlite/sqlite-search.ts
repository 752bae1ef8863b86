import { type Dataset } from '@moisson/contracts';
import { readableOf, type Bounded } from '@moisson/kernel';
import {
  readDataset,
  type DatasetChange,
  type DatasetQuery,
  type OrganizationCount,
  type SearchPage,
} from '@moisson/domain';
import { SearchIndex } from '@moisson/search';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { TURN_CHARS, within } from '../within.ts';
import { bodyRows } from './body-rows.ts';
import type { Database } from './database.ts';

/** Datasets that are put into the index before others have their turn. */
const CHUNK = 50;
/** The same where it is that far behind: beside a load it would never catch up by the smaller turns. */
const [LONG_CHUNK, FAR_BEHIND] = [200, 500];
/** Characters of datasets that are read at once. */
const CHUNK_CHARS = 4 * 1024 * 1024;

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
 * each write notes.
 */
export class SqliteSearch {
  readonly #db: Database;
  readonly #index = new SearchIndex();
  /** The last change that is in the index. */
  #seq: number | undefined;
  /** While the whole catalogue is read: the row up to which it is. */
  #loadedTo: number | undefined;
  #turn: Promise<void> | undefined;

  constructor(db: Database) {
    this.#db = db;
  }

  get bounds(): readonly Bounded[] {
    return this.#index.bounds;
  }

  /** Reads no further than what stood when this was asked: writers that go on do not hold it up. */
  async refresh(): Promise<void> {
    const { last } = this.#noted();
    while (!this.#loaded || this.#seq! < last) await this.#nextChunk();
  }

  async search(query: DatasetQuery): Promise<SearchPage> {
    await within(this.#loaded ? query.patienceMs : undefined, this.refresh());
    const { ids, ...found } = this.#index.find(query);
    return { ...found, items: await this.#datasets(ids) };
  }

  nameOf(organization: string): string | undefined {
    return this.#index.nameOf(organization);
  }

  async organizations(): Promise<readonly OrganizationCount[]> {
    await this.refresh();
    return this.#index.organizations();
  }

  async changes(prefix: string, limit: number): Promise<readonly DatasetChange[]> {
    await this.refresh();
    return this.#index.changes(prefix, limit);
  }

  /** Whether the whole catalogue was read once. */
  get #loaded(): boolean {
    return this.#seq !== undefined && this.#loadedTo === undefined;
  }

  /** A turn that all who wait for one share. */
  #nextChunk(): Promise<void> {
    this.#turn ??= nextTurn().then(() => {
      this.#turn = undefined;
      this.#readChunk();
    });
    return this.#turn;
  }

  /** The changes that the file tells of. */
  #noted(): { first: number; last: number } {
    const { first, last } = this.#db.get<{ first: number | null; last: number | null }>(
      'SELECT (SELECT min(seq) FROM dataset_changes) AS first, (SELECT max(seq) FROM dataset_changes) AS last',
    )!;
    return { first: first ?? 0, last: last ?? 0 };
  }

  #readChunk(): void {
    const { first, last } = this.#noted();
    if (this.#seq === undefined || first > this.#seq + 1) {
      this.#index.clear();
      [this.#seq, this.#loadedTo] = [last, 0];
    }
    if (this.#loadedTo !== undefined) this.#readRows(this.#loadedTo);
    else this.#readChanges(this.#seq, last);
  }

  #readRows(after: number): void {
    this.#loadedTo = this.#putSome<SearchedRow>(
      `SELECT ${COLUMNS} FROM datasets JOIN dataset_bodies USING (rid) WHERE rid > ? ORDER BY rid LIMIT ?`,
      after,
      LONG_CHUNK,
    ).last?.rid;
  }

  #readChanges(after: number, last: number): void {
    const chunk = last - after > FAR_BEHIND ? LONG_CHUNK : CHUNK;
    const read = this.#putSome<ChangedRow>(
      `SELECT seq, ${COLUMNS} FROM dataset_changes JOIN datasets USING (rid) JOIN dataset_bodies USING (rid)
       WHERE seq > ? ORDER BY seq LIMIT ?`,
      after,
      chunk,
    );
    this.#seq = read.ended ? Math.max(last, read.last?.seq ?? after) : read.last!.seq;
  }

  /** Puts the rows of a question into the index, one by one, until they are many characters; `ended`: there were no more. */
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters
  #putSome<T extends SearchedRow>(sql: string, after: number, limit: number): { last: T | undefined; ended: boolean } {
    let last: T | undefined;
    let [count, chars] = [0, 0];
    for (const row of this.#db.each<T>(sql, after, limit)) {
      this.#put(row);
      [last, count, chars] = [row, count + 1, chars + row.body.length];
      if (chars > CHUNK_CHARS) return { last, ended: false };
    }
    return { last, ended: count < limit };
  }

  #put({ id, revision, live, body }: SearchedRow): void {
    if (this.#index.revisionOf(id) === revision) return;
    const [dataset] = live === 1 ? datasetsOf([{ id, body }]) : [];
    this.#index.put(id, revision, dataset);
  }

  /** One that was removed since the index was read is left out. */
  async #datasets(ids: readonly string[]): Promise<Dataset[]> {
    const rows = bodyRows(this.#db, ids).filter(({ state }) => state === 'live');
    const bodies = new Map<string, string>(rows.map(({ id, body }) => [id, body]));
    const datasets: Dataset[] = [];
    let read = 0;
    for (const id of ids) {
      const body = bodies.get(id);
      if (body === undefined) continue;
      datasets.push(...datasetsOf([{ id, body }]));
      read += body.length;
      if (read > TURN_CHARS) {
        await nextTurn();
        read = 0;
      }
    }
    return datasets;
  }
}

const datasetsOf = (rows: readonly { readonly id: string; readonly body: string }[]): Dataset[] =>
  readableOf(
    'dataset',
    rows,
    ({ id }) => id,
    ({ body }) => readDataset(body),
  );

const COLUMNS = `rid, id, revision, state = 'live' AS live, body`;
