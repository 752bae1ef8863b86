import type { Dataset, DatasetId } from '@moisson/contracts';
import { defined, type Bounded } from '@moisson/kernel';
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
import { randomUUID } from 'node:crypto';
import type { DatasetDocument } from './dataset-document.ts';
import { MongoChanges } from './mongo-changes.ts';
import type { MongoDatabase } from './mongo-database.ts';
import { MongoOwed } from './mongo-owed.ts';
import { MongoSearch } from './mongo-search.ts';

export class MongoCatalogue implements Catalogue {
  readonly #db: MongoDatabase;
  readonly #owed: MongoOwed;
  readonly #changes: MongoChanges;
  readonly #search: MongoSearch;
  /** Revisions whose change was noted, and that are not marked as published yet. */
  readonly #noted = new Set<string>();

  constructor(db: MongoDatabase) {
    this.#db = db;
    this.#owed = new MongoOwed(db);
    this.#changes = new MongoChanges(db);
    this.#search = new MongoSearch(db, this.#changes);
  }

  /** What it holds in memory. */
  get bounds(): readonly Bounded[] {
    return this.#search.bounds;
  }

  heads = async (ids: readonly DatasetId[]): Promise<ReadonlyMap<string, DatasetHead>> => {
    if (ids.length === 0) return new Map();
    const [found, owing] = await Promise.all([
      this.#db.byIds<DatasetDocument>('datasets', ids, { revision: 1, hash: 1, leads: 1, settled: 1 }),
      this.#owed.among(ids),
    ]);
    return new Map(
      found.map(({ _id, revision, hash, leads, settled }) => [
        _id,
        {
          ...{ id: _id as DatasetId, revision, hash, leads: JSON.parse(leads) as Leads },
          publishedRevision: owing.has(_id) ? revision - 1 : revision,
          ...defined({ settled }),
        },
      ]),
    );
  };

  /**
   * First that events will be owed, then the datasets, then the note for those who search: a crash in between owes an event too
   * many, never one too few, and whoever publishes it notes the change.
   */
  write = async (writes: readonly DatasetWrite[]): Promise<readonly boolean[]> => {
    if (writes.length === 0) return [];
    const [taken] = await Promise.all([
      this.#changes.nextNumber(),
      this.#owed.add(writes.map(({ id, expected }) => ({ id, revision: expected + 1 }))),
    ]);
    // What stands afterwards with this mark is what was written, whatever the answer said or whether it came.
    const writer = randomUUID();
    await this.#db.put<DatasetDocument>(
      'datasets',
      writes.map(({ id, expected, hash, leads, settled, body, json }) => ({
        document: {
          ...{ _id: id, revision: expected + 1, hash, writer, state: body.state },
          ...{ leads: JSON.stringify(leads), json },
          ...defined({ settled }),
        },
        guard: { $eq: [{ $ifNull: ['$revision', 0] }, expected] },
      })),
      new Set(writes.filter(({ expected }) => expected > 0).map(({ id }) => id)),
    );
    const ids = writes.map(({ id }) => id);
    const [standing] = await Promise.all([
      this.#db.byIds<Pick<DatasetDocument, '_id' | 'writer'>>('datasets', ids, { writer: 1 }),
      this.#changes.note(taken, ids),
    ]);
    const written = new Set(standing.filter((one) => one.writer === writer).map(({ _id }) => _id));
    if (this.#noted.size > MAX_NOTED) this.#noted.clear();
    for (const { id, expected } of writes) if (written.has(id)) this.#noted.add(revisionKey(id, expected + 1));
    return ids.map((id) => written.has(id));
  };

  markPublished = async (revisions: readonly Pick<DatasetHead, 'id' | 'revision'>[]): Promise<void> => {
    // Of another writer, which may have gone before it noted them.
    const others = revisions.filter(({ id, revision }) => !this.#noted.delete(revisionKey(id, revision)));
    if (others.length > 0)
      await this.#changes.note(
        await this.#changes.nextNumber(),
        others.map(({ id }) => id),
      );
    await this.#owed.remove(revisions);
  };

  unpublished = (after: DatasetId | undefined, limit: number): Promise<readonly DatasetId[]> =>
    this.#owed.all(after, limit);

  get = async (id: DatasetId): Promise<DatasetBody | undefined> => {
    const [found] = await this.#db.byIds<DatasetDocument>('datasets', [id], { state: 1, json: 1 });
    return found && bodyOf(found.state, found.json);
  };

  bodies = async (ids: readonly DatasetId[]): Promise<ReadonlyMap<string, DatasetBody & { revision: number }>> => {
    const found = await this.#db.byIds<DatasetDocument>('datasets', ids, { state: 1, json: 1, revision: 1 });
    return new Map(found.map(({ _id, state, json, revision }) => [_id, { ...bodyOf(state, json), revision }]));
  };

  refresh = (): Promise<void> => this.#search.refresh();

  search = (query: DatasetQuery): Promise<SearchPage> => this.#search.search(query);

  organizations = (): Promise<readonly OrganizationCount[]> => this.#search.organizations();

  nameOf = (organization: string): string | undefined => this.#search.nameOf(organization);

  changes = (prefix: string, limit: number): Promise<readonly DatasetChange[]> => this.#search.changes(prefix, limit);

  scan = async (after: DatasetId | undefined, limit: number): Promise<readonly Dataset[]> =>
    (
      await this.#db.all<DatasetDocument>('datasets', (datasets) =>
        datasets
          .find({ state: 'live', ...(after === undefined ? {} : { _id: { $gt: after } }) })
          .project<DatasetDocument>({ json: 1 })
          .sort({ _id: 1 })
          .limit(limit),
      )
    ).map(({ json }) => JSON.parse(json) as Dataset);

  count = (): Promise<number> =>
    this.#db.on<DatasetDocument, number>('datasets', (datasets) => datasets.countDocuments({ state: 'live' }));
}

/** More than any batch writes. */
const MAX_NOTED = 10_000;
const revisionKey = (id: string, revision: number): string => `${id}@${revision}`;
