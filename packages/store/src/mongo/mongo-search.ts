import type { Dataset } from '@moisson/contracts';
import type { DatasetQuery, OrganizationCount, SearchPage } from '@moisson/domain';
import {
  decodeCursor,
  encodeCursor,
  facetKey,
  facetOf,
  facetsByName,
  fieldWeights,
  organizationCounts,
  parseQuery,
  wantedFacets,
  type CountedFacet,
  type QueryWord,
  type SearchCursor,
} from '@moisson/search';
import type { Document } from 'mongodb';
import type { DatasetDocument, OrganizationName } from './dataset-document.ts';
import type { Identified, MongoDatabase } from './mongo-database.ts';

type Facets = SearchPage['facets'];
interface Counted {
  readonly total: number;
  readonly facets: Facets;
}
interface Hit extends Identified {
  readonly score: number;
  readonly changedAt: string;
}
interface FacetCount {
  readonly _id: string;
  readonly count: number;
}

/**
 * Search over our own tokens, in the order that every store gives: the sum, over the words of the query, of the weights
 * of the fields that hold the word; then newest change first, then id.
 */
export class MongoSearch {
  readonly #db: MongoDatabase;
  /** Total and facets of the whole catalogue, at one version of it. */
  #whole: (Counted & { readonly version: number }) | undefined;

  constructor(db: MongoDatabase) {
    this.#db = db;
  }

  async catalogueChanged(): Promise<void> {
    await this.#db.on('meta', (meta) =>
      meta.updateOne({ _id: 'catalogue' }, { $inc: { version: 1 } }, { upsert: true }),
    );
  }

  total(): Promise<number> {
    return this.#db.on<DatasetDocument, number>('datasets', (datasets) => datasets.countDocuments({ state: 'live' }));
  }

  async organizations(): Promise<readonly OrganizationCount[]> {
    return organizationCounts(...(await Promise.all([this.#facetCounts({ state: 'live' }), this.#names()])));
  }

  async search(query: DatasetQuery): Promise<SearchPage> {
    const words = parseQuery(query.text ?? '');
    const facets = wantedFacets(query);
    const after = query.cursor === undefined ? undefined : decodeCursor(query.cursor);
    const all = [...facets.map((facet) => [facetKey(facet)]), ...words.map((word) => [...word])];
    const match: Document = {
      state: 'live',
      ...(all.length === 0 ? {} : { $and: all.map((tokens) => ({ tokens: { $in: tokens } })) }),
    };
    const [counted, hits] = await Promise.all([
      words.length === 0 && facets.length === 0 ? this.#wholeCatalogue() : this.#counts(match),
      this.#hits(words, match, after, query.limit + 1),
    ]);
    // One more than asked for was sought, to know whether there is a next page.
    const shown = hits.slice(0, query.limit);
    const last = shown.at(-1);
    return {
      items: await this.#datasets(shown.map(({ _id }) => _id)),
      total: counted.total,
      facets: counted.facets,
      ...(hits.length > query.limit && last !== undefined
        ? { next: encodeCursor({ score: last.score, changedAt: last.changedAt, id: last._id }) }
        : {}),
    };
  }

  /** Only what orders them is sorted. */
  #hits(words: readonly QueryWord[], match: Document, after: SearchCursor | undefined, limit: number): Promise<Hit[]> {
    return this.#db.on<DatasetDocument, Hit[]>('datasets', (datasets) =>
      datasets
        .aggregate<Hit>([
          { $match: match },
          { $project: { changedAt: 1, score: scoreOf(words) } },
          ...(after === undefined ? [] : [{ $match: beyond(after) }]),
          { $sort: { score: -1, changedAt: -1, _id: 1 } },
          { $limit: limit },
        ])
        .toArray(),
    );
  }

  async #datasets(ids: readonly string[]): Promise<Dataset[]> {
    if (ids.length === 0) return [];
    const found = await this.#db.on<DatasetDocument, DatasetDocument[]>('datasets', (datasets) =>
      datasets
        .find({ _id: { $in: [...ids] }, state: 'live' })
        .project<DatasetDocument>({ json: 1 })
        .toArray(),
    );
    const byId = new Map(found.map(({ _id, json }) => [_id, json]));
    // One that was removed between the two questions is left out.
    return ids.flatMap((id) => (byId.has(id) ? [JSON.parse(byId.get(id)!) as Dataset] : []));
  }

  async #wholeCatalogue(): Promise<Counted> {
    const meta = await this.#db.on<Identified & { version: number }, { version: number } | null>('meta', (collection) =>
      collection.findOne({ _id: 'catalogue' }),
    );
    const version = meta?.version ?? 0;
    if (this.#whole?.version !== version) this.#whole = { ...(await this.#counts({ state: 'live' })), version };
    return this.#whole;
  }

  async #counts(match: Document): Promise<Counted> {
    const [total, counted, names] = await Promise.all([
      this.#db.on<DatasetDocument, number>('datasets', (datasets) => datasets.countDocuments(match)),
      this.#facetCounts(match),
      this.#names(),
    ]);
    return { total, facets: facetsByName(counted, names) };
  }

  async #facetCounts(match: Document): Promise<CountedFacet[]> {
    const counts = await this.#db.on<DatasetDocument, FacetCount[]>('datasets', (datasets) =>
      datasets
        .aggregate<FacetCount>([
          { $match: match },
          { $project: { facets: 1 } },
          { $unwind: '$facets' },
          { $group: { _id: '$facets', count: { $sum: 1 } } },
        ])
        .toArray(),
    );
    return counts.map(({ _id, count }) => ({ ...facetOf(_id), count }));
  }

  async #names(): Promise<ReadonlyMap<string, string>> {
    const names = await this.#db.on<OrganizationName, OrganizationName[]>('organizationNames', (collection) =>
      collection.find().toArray(),
    );
    return new Map(names.map(({ _id, name }) => [_id, name]));
  }
}

const scoreOf = (words: readonly QueryWord[]): Document => ({
  $add: [
    { $literal: 0 },
    ...words.flatMap((word) =>
      Object.entries(fieldWeights).map(([field, weight]) => ({
        $cond: [{ $gt: [{ $size: { $setIntersection: [`$${field}`, { $literal: [...word] }] } }, 0] }, weight, 0],
      })),
    ),
  ],
});

const beyond = ({ score, changedAt, id }: SearchCursor): Document => ({
  $or: [
    { score: { $lt: score } },
    { score: { $eq: score }, changedAt: { $lt: changedAt } },
    { score: { $eq: score }, changedAt: { $eq: changedAt }, _id: { $gt: id } },
  ],
});
