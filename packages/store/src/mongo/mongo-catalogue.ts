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
import { indexedFacets, indexedText } from '@moisson/search';
import { randomUUID } from 'node:crypto';
import type { DatasetDocument, OrganizationName } from './dataset-document.ts';
import { facetKey } from './dataset-document.ts';
import { putWhere, type Identified, type MongoDatabase } from './mongo-database.ts';
import { MongoSearch } from './mongo-search.ts';

export class MongoCatalogue implements Catalogue {
  readonly #db: MongoDatabase;
  readonly #search: MongoSearch;

  constructor(db: MongoDatabase) {
    this.#db = db;
    this.#search = new MongoSearch(db);
  }

  heads = async (ids: readonly DatasetId[]): Promise<ReadonlyMap<string, DatasetHead>> => {
    const found = await this.#find(ids, { revision: 1, published: 1, hash: 1 });
    return new Map(
      found.map(({ _id, revision, published, hash }) => [
        _id,
        { id: _id as DatasetId, revision, publishedRevision: published, hash },
      ]),
    );
  };

  write = async (writes: readonly DatasetWrite[]): Promise<readonly boolean[]> => {
    if (writes.length === 0) return [];
    // What stands afterwards with this mark is what was written, whatever the answer said or whether it came.
    const writer = randomUUID();
    await this.#nameOrganizations(writes);
    await this.#db.bulk<DatasetDocument>(
      'datasets',
      writes.map((write) =>
        putWhere<DatasetDocument>(
          documentOf(write, writer),
          { $eq: [{ $ifNull: ['$revision', 0] }, write.expected] },
          { published: { $ifNull: ['$published', 0] } },
        ),
      ),
    );
    const written = new Set(
      (
        await this.#db.on<DatasetDocument, Identified[]>('datasets', (datasets) =>
          datasets.find({ writer }).project<Identified>({ _id: 1 }).toArray(),
        )
      ).map(({ _id }) => _id),
    );
    if (written.size > 0) await this.#search.catalogueChanged();
    return writes.map(({ id }) => written.has(id));
  };

  markPublished = (revisions: readonly Pick<DatasetHead, 'id' | 'revision'>[]): Promise<void> =>
    this.#db.bulk<DatasetDocument>(
      'datasets',
      revisions.map(({ id, revision }) => ({
        updateOne: {
          filter: { _id: id },
          update: [
            { $set: { published: { $max: ['$published', revision] } } },
            { $set: { owed: { $cond: [{ $lt: ['$published', '$revision'] }, true, '$$REMOVE'] } } },
          ],
        },
      })),
    );

  unpublished = async (limit: number): Promise<readonly DatasetId[]> =>
    (
      await this.#db.on<DatasetDocument, Identified[]>('datasets', (datasets) =>
        datasets.find({ owed: true }).project<Identified>({ _id: 1 }).limit(limit).toArray(),
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
  const common = { _id: id, revision: expected + 1, published: 0, owed: true as const, hash, writer, json };
  if (body.state !== 'live')
    return { ...common, state: body.state, changedAt: '', tokens: [], title: [], keyword: [], body: [], facets: [] };
  const text = indexedText(body.dataset);
  return {
    ...common,
    state: 'live',
    changedAt: body.dataset.changedAt,
    tokens: [...new Set([...text.title, ...text.keyword, ...text.body])],
    ...text,
    facets: indexedFacets(body.dataset).map(facetKey),
  };
};
