import type { Dataset, DatasetId } from '@moisson/contracts';
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
import { randomUUID } from 'node:crypto';
import type { DatasetDocument, OrganizationName, OwedDocument } from './dataset-document.ts';
import { putWhere, type MongoDatabase } from './mongo-database.ts';
import { MongoSearch } from './mongo-search.ts';

export class MongoCatalogue implements Catalogue {
  readonly #db: MongoDatabase;
  readonly #search: MongoSearch;

  constructor(db: MongoDatabase) {
    this.#db = db;
    this.#search = new MongoSearch(db);
  }

  heads = async (ids: readonly DatasetId[]): Promise<ReadonlyMap<string, DatasetHead>> => {
    if (ids.length === 0) return new Map();
    const [found, owed] = await Promise.all([
      this.#find(ids, { revision: 1, hash: 1 }),
      this.#db.on<OwedDocument, OwedDocument[]>('owed', (owing) => owing.find({ _id: { $in: [...ids] } }).toArray()),
    ]);
    const owing = new Set(owed.map(({ _id }) => _id));
    return new Map(
      found.map(({ _id, revision, hash }) => [
        _id,
        { id: _id as DatasetId, revision, publishedRevision: owing.has(_id) ? revision - 1 : revision, hash },
      ]),
    );
  };

  /** First that events will be owed, then the datasets: a crash in between owes an event too many, never one too few. */
  write = async (writes: readonly DatasetWrite[]): Promise<readonly boolean[]> => {
    if (writes.length === 0) return [];
    await Promise.all([
      this.#db.bulk<OwedDocument>(
        'owed',
        writes.map(({ id, expected }) => ({
          updateOne: { filter: { _id: id }, update: { $max: { revision: expected + 1 } }, upsert: true },
        })),
      ),
      this.#nameOrganizations(writes),
    ]);
    // What stands afterwards with this mark is what was written, whatever the answer said or whether it came.
    const writer = randomUUID();
    await this.#db.bulk<DatasetDocument>(
      'datasets',
      writes.map((write) =>
        putWhere<DatasetDocument>(documentOf(write, writer), {
          $eq: [{ $ifNull: ['$revision', 0] }, write.expected],
        }),
      ),
    );
    const standing = await this.#find(
      writes.map(({ id }) => id),
      { writer: 1 },
    );
    const written = new Set(standing.filter((one) => one.writer === writer).map(({ _id }) => _id));
    if (written.size > 0) await this.#search.catalogueChanged();
    return writes.map(({ id }) => written.has(id));
  };

  markPublished = (revisions: readonly Pick<DatasetHead, 'id' | 'revision'>[]): Promise<void> =>
    this.#db.bulk<OwedDocument>(
      'owed',
      revisions.map(({ id, revision }) => ({ deleteOne: { filter: { _id: id, revision: { $lte: revision } } } })),
    );

  /** Among them what a crash left owed and never wrote: it goes when the dataset is next written and published. */
  unpublished = async (after: DatasetId | undefined, limit: number): Promise<readonly DatasetId[]> =>
    (
      await this.#db.on<OwedDocument, OwedDocument[]>('owed', (owing) =>
        owing
          .find(after === undefined ? {} : { _id: { $gt: after } })
          .sort({ _id: 1 })
          .limit(limit)
          .toArray(),
      )
    ).map(({ _id }) => _id as DatasetId);

  get = async (id: DatasetId): Promise<DatasetBody | undefined> => {
    const [found] = await this.#find([id], { state: 1, json: 1 });
    return found && bodyOf(found.state, found.json);
  };

  bodies = async (ids: readonly DatasetId[]): Promise<ReadonlyMap<string, DatasetBody & { revision: number }>> => {
    const found = await this.#find(ids, { state: 1, json: 1, revision: 1 });
    return new Map(found.map(({ _id, state, json, revision }) => [_id, { ...bodyOf(state, json), revision }]));
  };

  search = (query: DatasetQuery): Promise<SearchPage> => this.#search.search(query);

  organizations = (): Promise<readonly OrganizationCount[]> => this.#search.organizations();

  scan = async (after: DatasetId | undefined, limit: number): Promise<readonly Dataset[]> =>
    (
      await this.#db.on<DatasetDocument, DatasetDocument[]>('datasets', (datasets) =>
        datasets
          .find({ state: 'live', ...(after === undefined ? {} : { _id: { $gt: after } }) })
          .project<DatasetDocument>({ json: 1 })
          .sort({ _id: 1 })
          .limit(limit)
          .toArray(),
      )
    ).map(({ json }) => JSON.parse(json) as Dataset);

  count = (): Promise<number> => this.#search.total();

  async #find(ids: readonly DatasetId[], fields: Record<string, 1>): Promise<DatasetDocument[]> {
    if (ids.length === 0) return [];
    return this.#db.on<DatasetDocument, DatasetDocument[]>('datasets', (datasets) =>
      datasets
        .find({ _id: { $in: [...ids] } })
        .project<DatasetDocument>(fields)
        .toArray(),
    );
  }

  async #nameOrganizations(writes: readonly DatasetWrite[]): Promise<void> {
    const names = new Map<string, string>();
    for (const { body } of writes)
      if (body.state === 'live' && body.dataset.organization !== undefined)
        names.set(body.dataset.organization.id, body.dataset.organization.name);
    await this.#db.bulk<OrganizationName>(
      'organizationNames',
      [...names].map(([_id, name]) => ({
        updateOne: { filter: { _id }, update: { $set: { name } }, upsert: true },
      })),
    );
  }
}

const documentOf = ({ id, expected, hash, body, json }: DatasetWrite, writer: string): DatasetDocument => {
  const common = { _id: id, revision: expected + 1, hash, writer, json };
  if (body.state !== 'live')
    return { ...common, state: body.state, changedAt: '', tokens: [], title: [], keyword: [], body: [], facets: [] };
  const text = indexedText(body.dataset);
  const facets = indexedFacets(body.dataset).map(facetKey);
  return {
    ...common,
    state: 'live',
    changedAt: body.dataset.changedAt,
    tokens: [...new Set([...text.title, ...text.keyword, ...text.body, ...facets])],
    ...text,
    facets,
  };
};
