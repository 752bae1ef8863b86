import { defined } from '@moisson/kernel';
import {
  FACET_VALUES,
  facetNames,
  type FacetName,
  type FacetValue,
  type OrganizationCount,
  type SearchPage,
} from '@moisson/domain';
import type { IndexedFacet } from '../dataset/indexed-facets.ts';

/** A facet with its number of datasets. */
export interface CountedFacet extends IndexedFacet {
  readonly count: number;
}

/** Returns the most frequent values first, `limit` at most. */
export const mostFrequent = <T extends FacetValue>(counted: readonly T[], limit: number): readonly T[] =>
  [...counted].sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)).slice(0, limit);

/**
 * Returns counted facets for a search result: by facet, most frequent values first, at most `limit` each.
 * `names`: the names of organizations by id.
 */
export const facetsByName = (
  counted: readonly CountedFacet[],
  names: ReadonlyMap<string, string>,
  limit = FACET_VALUES,
): SearchPage['facets'] => {
  const facets = Object.fromEntries(facetNames.map((name) => [name, [] as FacetValue[]])) as Record<
    FacetName,
    FacetValue[]
  >;
  for (const { field, value, count } of mostFrequent(counted, counted.length)) {
    if (field === 'source' || facets[field].length >= limit) continue;
    const label = field === 'organization' ? names.get(value) : undefined;
    facets[field].push({ value, count, ...defined({ label }) });
  }
  return facets;
};

/** Returns how many of the matching datasets are absent and how many are not, without those that are none. */
export const absenceFacet = (absent: number, present: number): readonly FacetValue[] =>
  [
    { value: 'true', count: absent },
    { value: 'false', count: present },
  ].filter(({ count }) => count > 0);

/** Returns the organizations among counted facets whose names are known, by id. */
export const organizationCounts = (
  counted: readonly CountedFacet[],
  names: ReadonlyMap<string, string>,
): readonly OrganizationCount[] =>
  counted
    .flatMap(({ field, value, count }) => {
      const name = field === 'organization' ? names.get(value) : undefined;
      return name === undefined ? [] : [{ id: value, name, datasets: count }];
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));
