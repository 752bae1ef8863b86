import type { DatasetQuery } from '@moisson/domain';
import type { Place } from '../../plan/cursor.ts';
import type { SearchPlan } from '../../plan/search-plan.ts';
import { coverageFilters } from '../definition/coverage-fields.ts';
import { MAX_WINDOW } from '../definition/index-definition.ts';
import type { FacetFilters } from './facet-filters.ts';
import { conditionClause } from './condition-clause.ts';
import { allWords, excludedClauses, someWords } from './word-clauses.ts';

/** Only datasets: the state of the index and documents that could not be made have no such field. */
export const IS_DATASET = { exists: { field: 'changedAt' } };

/** Returns the search for a page of results. `isWidened`: also of datasets that hold some of the words only. */
export const searchBody = (
  query: DatasetQuery,
  plan: SearchPlan,
  facets: FacetFilters,
  after: Place | undefined,
  isWidened: boolean,
): object => {
  const { must, should, filter } = isWidened ? someWords(plan) : allWords(plan);
  const matches = {
    bool: {
      ...{ must, should },
      filter: [
        IS_DATASET,
        ...filter,
        ...coverageFilters(query),
        ...(plan.where === undefined ? [] : [conditionClause(plan.where)]),
      ],
      must_not: excludedClauses(plan.excluded),
    },
  };
  const { order, placed } = ORDERS[plan.sort];
  return {
    // One more than requested shows whether there is a next page.
    ...{ size: Math.min(query.limit + 1, MAX_WINDOW), version: true, _source: false, track_total_hits: true },
    query: plan.sort === 'relevance' ? withBoost(matches) : matches,
    post_filter: { bool: { filter: facets.all() } },
    sort: order,
    ...(after === undefined ? {} : { search_after: placed(after) }),
    aggs: query.idsOnly === true ? {} : facets.aggregations(),
  };
};

const withBoost = (query: object): object => ({
  function_score: {
    query,
    functions: [{ field_value_factor: { field: 'boost', missing: 0 } }],
    boost_mode: 'sum',
  },
});

/** A value by which OpenSearch sorts. */
export type SortValue = string | number;

interface Order {
  readonly order: readonly object[];
  readonly placed: (place: Place) => readonly SortValue[];
  readonly placeOf: (values: readonly SortValue[]) => Place;
}

const number = (value: SortValue | undefined): number => Number(value ?? 0);
const text = (value: SortValue | undefined): string => String(value ?? '');

/** Each order as `comparePlaces` defines it. */
export const ORDERS: Readonly<Record<SearchPlan['sort'], Order>> = {
  relevance: {
    order: [{ _score: 'desc' }, { changedAt: 'desc' }, { id: 'asc' }],
    placed: ({ points, changedAt, id }) => [points, changedAt, id],
    placeOf: ([points, changedAt, id]) => ({
      points: number(points),
      changedAt: number(changedAt),
      title: '',
      id: text(id),
    }),
  },
  changed: {
    order: [{ changedAt: 'desc' }, { id: 'asc' }],
    placed: ({ changedAt, id }) => [changedAt, id],
    placeOf: ([changedAt, id]) => ({ points: 0, changedAt: number(changedAt), title: '', id: text(id) }),
  },
  title: {
    // The time of change orders nothing here: it is part of a cursor.
    order: [{ titleKey: 'asc' }, { id: 'asc' }, { changedAt: 'desc' }],
    placed: ({ title, id, changedAt }) => [title, id, changedAt],
    placeOf: ([title, id, changedAt]) => ({
      points: 0,
      changedAt: number(changedAt),
      title: text(title),
      id: text(id),
    }),
  },
  id: {
    // The time of change orders nothing here: it is part of a cursor.
    order: [{ id: 'asc' }, { changedAt: 'desc' }],
    placed: ({ id, changedAt }) => [id, changedAt],
    placeOf: ([id, changedAt]) => ({ points: 0, changedAt: number(changedAt), title: '', id: text(id) }),
  },
};
