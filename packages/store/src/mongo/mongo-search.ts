import { type Dataset } from '@moisson/contracts';
import { readableOf, type Bounded, BoundedMemory } from '@moisson/kernel';
import {
  readDataset,
  type DatasetChange,
  type DatasetQuery,
  type OrganizationCount,
  type SearchPage,
} from '@moisson/domain';
import { SearchIndex } from '@moisson/search';
import type { Collection } from 'mongodb';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { TURN_CHARS, within } from '../within.ts';
import type { DatasetDocument } from './dataset-document.ts';
import { ChangeReader, type MongoChanges } from './mongo-changes.ts';
import type { MongoDatabase } from './mongo-database.ts';

/** Datasets kept as they were last read, so that those which many ask for are not asked of the database again. */
const MAX_READ = 2000;
/** A larger one is not kept: few of them would take more memory than all others. */
const MAX_READ_CHARS = 32 * 1024;
/** Datasets that are read at once. */
const CHUNK = 250;
/** Datasets that are put into the index before others have their turn. */
const TURN = 25;

type Searched = Pick<DatasetDocument, '_id' | 'revision' | 'state' | 'json'>;
const SEARCHED = { revision: 1, state: 1, json: 1 } as const;

/** Searches, answered from an index in memory that follows the database: read whole when first asked for, then by the notes of each write. */
export class MongoSearch {
  readonly #db: MongoDatabase;
  readonly #changes: MongoChanges;
  readonly #index = new SearchIndex();
  readonly #read = new BoundedMemory<Dataset>('search.read', MAX_READ);
  #reader: ChangeReader | undefined;
  /** What changed and is not read yet: a question that failed is asked again. */
  readonly #pending = new Set<string>();
  #reading: Promise<void> | undefined;
  #next: Promise<void> | undefined;

  constructor(db: MongoDatabase, changes: MongoChanges) {
    [this.#db, this.#changes] = [db, changes];
  }

  get bounds(): readonly Bounded[] {
    return [...this.#index.bounds, this.#read];
  }

  /** What begins after this was asked: those who ask while one is under way share the one after it. */
  refresh(): Promise<void> {
    this.#next ??= (this.#reading ?? Promise.resolve())
      .catch(() => undefined)
      .then(() => {
        this.#next = undefined;
        this.#reading = this.#catchUp();
        return this.#reading;
      });
    return this.#next;
  }

  async search(query: DatasetQuery): Promise<SearchPage> {
    // A busy database delays no search for long: it then finds what was written a moment ago a moment later.
    await within(this.#reader === undefined ? undefined : query.patienceMs, this.refresh());
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

  async #catchUp(): Promise<void> {
    for (;;) {
      this.#reader ??= await this.#readAll();
      const changed = await this.#reader.next();
      if (changed === undefined) this.#reader = undefined;
      else {
        for (const id of changed.ids) this.#pending.add(id);
        await this.#readPending();
        if (!changed.more) return;
      }
    }
  }

  async #readAll(): Promise<ChangeReader> {
    const reader = await ChangeReader.start(this.#changes);
    this.#index.clear();
    this.#pending.clear();
    await this.#db.on('datasets', async (datasets: Collection<DatasetDocument>) => {
      await this.#putAll(datasets.find().project<Searched>(SEARCHED).batchSize(CHUNK));
    });
    return reader;
  }

  async #readPending(): Promise<void> {
    while (this.#pending.size > 0) {
      const ids = [...this.#pending].slice(0, CHUNK);
      // One by one: large ones must not all be in memory at once.
      await this.#db.on('datasets', async (datasets: Collection<DatasetDocument>) => {
        await this.#putAll(
          datasets
            .find({ _id: { $in: ids } })
            .project<Searched>(SEARCHED)
            .batchSize(CHUNK),
        );
      });
      for (const id of ids) this.#pending.delete(id);
    }
  }

  async #putAll(documents: AsyncIterable<Searched> | Iterable<Searched>): Promise<void> {
    let put = 0;
    for await (const document of documents) {
      put += 1;
      if (put % TURN === 0) await nextTurn();
      this.#put(document);
    }
  }

  #put({ _id, revision, state, json }: Searched): void {
    if (this.#index.revisionOf(_id) === revision) return;
    const [dataset] = state === 'live' ? datasetOf({ _id, json }) : [];
    this.#index.put(_id, revision, dataset);
    if (dataset !== undefined && json.length <= MAX_READ_CHARS) this.#read.set(_id, dataset);
  }

  async #datasets(ids: readonly string[]): Promise<Dataset[]> {
    const datasets = new Map(ids.map((id) => [id, this.#read.get(id)]));
    const unread = ids.filter((id) => datasets.get(id) === undefined);
    let read = 0;
    for (const { _id, revision, state, json } of await this.#db.byIds<Searched>('datasets', unread, SEARCHED)) {
      if (read > TURN_CHARS) {
        await nextTurn();
        read = 0;
      }
      read += json.length;
      const [dataset] = state === 'live' ? datasetOf({ _id, json }) : [];
      if (dataset === undefined) continue;
      datasets.set(_id, dataset);
      if (this.#index.revisionOf(_id) === revision && json.length <= MAX_READ_CHARS) this.#read.set(_id, dataset);
    }
    // One that was removed between the two questions is left out.
    return ids.flatMap((id) => datasets.get(id) ?? []);
  }
}

/** The dataset, or none where it cannot be read. */
const datasetOf = (document: Pick<Searched, '_id' | 'json'>): readonly Dataset[] =>
  readableOf(
    'dataset',
    [document],
    ({ _id }) => _id,
    ({ json }) => readDataset(json),
  );
