import { FACET_VALUES, facetNames, type DatasetQuery, type FacetValue } from '@moisson/domain';
import { wantedFacets, type FacetField } from '../../dataset/indexed-facets.ts';
import type { CountedFacet } from '../../page/facets.ts';
import { MAX_TERMS } from '../definition/index-definition.ts';

type Filtered = FacetField | 'absent';
const COUNTED = facetNames.filter((name) => name !== 'absent');

const MOST_FREQUENT = [{ _count: 'desc' }, { _key: 'asc' }] as const;

/** Spellings of one value that differ in case are counted apart, so a few more values are read. */
const SPARE = 50;

/** Returns a filter for these ids of datasets. */
export const idFilter = (ids: readonly string[]): object => {
  const lists = Array.from({ length: Math.ceil(ids.length / MAX_TERMS) }, (_, at) =>
    ids.slice(at * MAX_TERMS, (at + 1) * MAX_TERMS),
  );
  return { bool: { should: lists.map((id) => ({ terms: { id } })), minimum_should_match: 1 } };
};

/** The filters by facet and by absence of a query. Each facet is counted without its own. */
export class FacetFilters {
  readonly #filters = new Map<Filtered, object>();
  readonly #isAbsent: object | undefined;
  readonly #values: number;
  readonly #keywordValues: number | undefined;

  /** `absentIds`: the absent datasets; undefined if the query does not tell them. */
  constructor(query: DatasetQuery, absentIds: readonly string[] | undefined) {
    [this.#values, this.#keywordValues] = [query.facetValues ?? FACET_VALUES, query.keywordValues];
    for (const [field, facets] of wantedFacets(query)) this.#filters.set(field, { terms: { facets } });
    const isAbsent = (absentIds ?? []).length === 0 ? { match_none: {} } : idFilter(absentIds!);
    this.#isAbsent = absentIds === undefined ? undefined : isAbsent;
    if (query.absent === true) this.#filters.set('absent', isAbsent);
    if (query.absent === false) this.#filters.set('absent', { bool: { must_not: [isAbsent] } });
  }

  /** Returns the filters of the result. */
  all(): object[] {
    return [...this.#filters.values()];
  }

  /** Returns the aggregations that count each facet. */
  aggregations(): Readonly<Record<string, object>> {
    const facets = COUNTED.map((field) => [
      field,
      {
        filter: { bool: { filter: this.#others(field) } },
        aggs: {
          values: {
            terms: { field, size: this.#values + SPARE, order: MOST_FREQUENT },
          },
        },
      },
    ]);
    const absent =
      this.#isAbsent === undefined
        ? []
        : [
            [
              'absent',
              { filter: { bool: { filter: this.#others('absent') } }, aggs: { absent: { filter: this.#isAbsent } } },
            ],
          ];
    const keywords =
      this.#keywordValues === undefined
        ? []
        : [
            [
              'keyword',
              {
                filter: { bool: { filter: this.all() } },
                aggs: { values: { terms: { field: 'keyword', size: this.#keywordValues, order: MOST_FREQUENT } } },
              },
            ],
          ];
    return Object.fromEntries([...facets, ...absent, ...keywords]) as Record<string, object>;
  }

  #others(field: Filtered): object[] {
    return [...this.#filters].filter(([one]) => one !== field).map(([, filter]) => filter);
  }
}

/** The answer to `aggregations`. */
export interface FacetCounts {
  readonly [field: string]: {
    readonly doc_count: number;
    readonly values?: { readonly buckets: readonly { readonly key: string; readonly doc_count: number }[] };
    readonly absent?: { readonly doc_count: number };
  };
}

/** Returns the counted facets; values that differ only in case are one, spelled as most datasets spell it. */
export const countedFacets = (counts: FacetCounts): readonly CountedFacet[] =>
  COUNTED.flatMap((field) => {
    const byKey = new Map<string, CountedFacet>();
    for (const { key: value, doc_count: count } of counts[field]?.values?.buckets ?? []) {
      const key = value.toLowerCase();
      const before = byKey.get(key);
      byKey.set(key, before === undefined ? { field, value, count } : { ...before, count: before.count + count });
    }
    return [...byKey.values()];
  });

/** Returns the numbers of matching datasets that are absent and that are not. */
export const absences = ({ absent: counted }: FacetCounts): readonly [number, number] => {
  const absent = counted?.absent?.doc_count ?? 0;
  return [absent, (counted?.doc_count ?? 0) - absent];
};

/** Returns the counted keywords. */
export const countedKeywords = ({ keyword }: FacetCounts): readonly FacetValue[] =>
  (keyword?.values?.buckets ?? []).map(({ key: value, doc_count: count }) => ({ value, count }));
