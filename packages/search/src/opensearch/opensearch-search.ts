import type { DatasetChange, DatasetQuery, DatasetReads, OrganizationCount, Search, SearchPage } from '@moisson/domain';
import { defined, type Bounded } from '@moisson/kernel';
import { fold } from '../text/analyse.ts';
import { decodeCursor, encodeCursor } from '../plan/cursor.ts';
import { explainDataset } from '../plan/explain-dataset.ts';
import { planQuery } from '../plan/plan-query.ts';
import { isWidened, widenedWords, type SearchPlan } from '../plan/search-plan.ts';
import { answeredLater } from '../plan/word-source.ts';
import { absenceFacet, facetsByName } from '../page/facets.ts';
import { KeptDatasets } from '../page/kept-datasets.ts';
import type { OpenSearchServer } from './connection/server.ts';
import { MAX_WINDOW } from './definition/index-definition.ts';
import { AbsentDatasets } from './query/absent-datasets.ts';
import { absences, countedFacets, countedKeywords, FacetFilters, type FacetCounts } from './query/facet-filters.ts';
import { OrganizationNames } from './query/organization-names.ts';
import { IS_DATASET, ORDERS, searchBody, type SortValue } from './query/search-body.ts';
import { SearchGate } from './query/search-gate.ts';
import { answerQuestion, wordsBeginning } from './query/word-answers.ts';

interface SearchParts {
  readonly server: OpenSearchServer;
  readonly reads: Pick<DatasetReads, 'texts'>;
  /** Number of datasets to cache. */
  readonly kept: number;
  /** Brings the index up to date before each search, where the feeder runs in this process. */
  readonly catchUp?: () => Promise<void>;
}

interface Found {
  readonly hits: {
    readonly total: { readonly value: number };
    readonly hits: readonly { readonly _id: string; readonly _version: number; readonly sort: readonly SortValue[] }[];
  };
  /** None of a search that wants ids only. */
  readonly aggregations?: FacetCounts;
}

/**
 * Answers searches from an index of OpenSearch, by the same plan as the index in memory, with the same results. A feeder writes the index
 * (`SearchFeeder`), mostly in another process: a search then sees a write about as late as the feeder is behind. Everything throws `OutageError`
 * if OpenSearch does not answer, or the index is not complete; the next call tries again.
 */
export class OpenSearchSearch implements Search {
  readonly #gate: SearchGate;
  readonly #datasets: KeptDatasets;
  readonly #names = new OrganizationNames();
  readonly #absent = new AbsentDatasets();
  readonly #catchUp: () => Promise<void>;

  constructor({ server, reads, kept, catchUp = async () => undefined }: SearchParts) {
    this.#gate = new SearchGate(server);
    this.#datasets = new KeptDatasets(reads, kept);
    this.#catchUp = catchUp;
  }

  /** Its in-memory collections. */
  get bounds(): readonly Bounded[] {
    return this.#datasets.bounds;
  }

  refresh = async (): Promise<void> => {
    await this.#ready();
    await this.#names.known(this.#gate.ask);
  };

  search = async (query: DatasetQuery): Promise<SearchPage> => {
    const after = query.cursor === undefined ? undefined : decodeCursor(query.cursor, query);
    await this.#catchUp();
    const { ask } = this.#gate;
    const { absentRecords, limit } = query;
    const [size, absentIds] = await Promise.all([
      this.#gate.size(),
      absentRecords === undefined ? undefined : this.#absent.of(ask, absentRecords),
    ]);
    const plan = await answeredLater(planQuery(query, size), (question) => answerQuestion(ask, question));
    const facets = new FacetFilters(query, absentIds);
    if (plan.hasNoWord) return { ...(await this.#page(NOTHING, query, plan, limit)), hasNoWord: true };
    const first = await ask<Found>(searchBody(query, plan, facets, after, false));
    const exact = first.hits.total.value;
    if (!isWidened(plan, exact)) return this.#page(first, query, plan, limit);
    const found = await ask<Found>(searchBody(query, plan, facets, after, true));
    const page = await this.#page(found, query, { ...plan, ...widenedWords(plan) }, limit);
    return { ...page, ...(exact < page.total ? { exact } : {}) };
  };

  nameOf = (organization: string): string | undefined => this.#names.nameOf(organization);

  organizations = async (): Promise<readonly OrganizationCount[]> => {
    await this.#ready();
    return this.#names.all(this.#gate.ask);
  };

  suggest = async (beginning: string, limit: number): Promise<readonly string[]> => {
    await this.#ready();
    return wordsBeginning(this.#gate.ask, fold(beginning), limit);
  };

  changes = async (prefix: string, limit: number): Promise<readonly DatasetChange[]> => {
    await this.#ready();
    const found: DatasetChange[] = [];
    for (let after: readonly SortValue[] | undefined; found.length < limit;) {
      const size = Math.min(limit - found.length, MAX_WINDOW);
      const { hits } = await this.#gate.ask<Found>({
        ...{ size, _source: false, track_total_hits: false },
        query: { bool: { filter: [IS_DATASET, ...(prefix === '' ? [] : [{ prefix: { id: prefix } }])] } },
        sort: [{ id: 'asc' }, { changedAt: 'asc' }],
        ...(after === undefined ? {} : { search_after: after }),
      });
      found.push(
        ...hits.hits.map(({ _id: id, sort: [, changedAt] }) => ({
          id,
          changedAt: new Date(Number(changedAt)).toISOString(),
        })),
      );
      if (hits.hits.length < size) break;
      after = hits.hits.at(-1)!.sort;
    }
    return found;
  };

  async #ready(): Promise<void> {
    await this.#catchUp();
    await this.#gate.size();
  }

  async #page(
    { hits, aggregations = {} }: Found,
    query: DatasetQuery,
    plan: SearchPlan,
    limit: number,
  ): Promise<SearchPage> {
    const shown = hits.hits.slice(0, limit);
    const last = shown.at(-1);
    const counted = countedFacets(aggregations);
    const ids = counted.flatMap(({ field, value }) => (field === 'organization' ? [value] : []));
    const names = await this.#names.known(this.#gate.ask, ids);
    const isIdsOnly = query.idsOnly === true;
    const hitsOf = shown.map(({ _id: id, _version: revision }) => ({ id, revision }));
    const items = isIdsOnly ? [] : await this.#datasets.read(hitsOf);
    const next =
      hits.hits.length > limit && last !== undefined
        ? encodeCursor(ORDERS[plan.sort].placeOf(last.sort), query)
        : undefined;
    return {
      items,
      ...(isIdsOnly ? { ids: hitsOf.map(({ id }) => id) } : {}),
      total: hits.total.value,
      facets: {
        ...facetsByName(counted, names, query.facetValues),
        absent: query.absentRecords === undefined ? [] : absenceFacet(...absences(aggregations)),
      },
      ...(query.keywordValues === undefined ? {} : { keywords: countedKeywords(aggregations) }),
      ...(plan.corrected.length > 0 ? { corrected: plan.corrected } : {}),
      ...(query.explain === true ? { explanations: items.map((dataset) => explainDataset(plan, dataset)) } : {}),
      ...defined({ next }),
    };
  }
}

const NOTHING: Found = { hits: { total: { value: 0 }, hits: [] } };
