import { defined } from '@moisson/kernel';
import type { Dataset } from '@moisson/contracts';
import {
  FACET_VALUES,
  facetNames,
  type DatasetQuery,
  type FacetName,
  type FacetValue,
  type OrganizationCount,
  type SearchPage,
} from '@moisson/domain';
import { formatLabel } from '@moisson/vocabularies';

/** A value by which datasets are counted and filtered. */
export interface IndexedFacet {
  readonly field: 'organization' | 'theme' | 'format' | 'license' | 'source';
  readonly value: string;
}

/** Returns a facet as text (no field contains a space). Values that differ only in case are equal. */
export const facetKey = ({ field, value }: IndexedFacet): string => `${field} ${value.toLowerCase()}`;

export const indexedFacets = (dataset: Dataset): IndexedFacet[] => {
  const formats = new Set(
    dataset.distribution
      .map(({ format, mediaType }) => formatFacet(format ?? mediaType))
      .filter((value) => value !== ''),
  );
  const license = dataset.license?.id ?? (dataset.license === undefined ? undefined : 'autre');
  return [
    ...(dataset.organization === undefined
      ? []
      : [{ field: 'organization', value: dataset.organization.id.toLowerCase() } as const]),
    ...[...new Set(dataset.theme)].map((value) => ({ field: 'theme', value }) as const),
    ...[...formats].slice(0, 50).map((value) => ({ field: 'format', value }) as const),
    ...(license === undefined ? [] : [{ field: 'license', value: license } as const]),
    ...[...new Set(dataset.records.map(({ sourceId }) => sourceId))].map(
      (value) => ({ field: 'source', value }) as const,
    ),
  ];
};

/** Returns the value of a format's facet, however sources spell it: upper case. Empty if nothing remains. */
export const formatFacet = (format: string | undefined): string => formatLabel(format).toUpperCase();

/** Returns the facets that a query filters by: a dataset must have all of them. */
export const wantedFacets = (query: DatasetQuery): IndexedFacet[] => {
  const wanted: readonly (readonly [IndexedFacet['field'], string | undefined])[] = [
    ['organization', query.organization],
    ['theme', query.theme],
    ['format', query.format === undefined ? undefined : formatFacet(query.format)],
    ['license', query.license],
    ['source', query.source],
  ];
  return wanted.flatMap(([field, value]) => (value === undefined ? [] : [{ field, value }]));
};

/** A facet with its number of datasets. */
export interface CountedFacet extends IndexedFacet {
  readonly count: number;
}

/**
 * Returns counted facets for a search result: by facet, most frequent values first, at most `FACET_VALUES` each.
 * `names`: the names of organizations by id.
 */
export const facetsByName = (
  counted: readonly CountedFacet[],
  names: ReadonlyMap<string, string>,
): SearchPage['facets'] => {
  const facets = Object.fromEntries(facetNames.map((name) => [name, [] as FacetValue[]])) as Record<
    FacetName,
    FacetValue[]
  >;
  const ordered = [...counted].sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  for (const { field, value, count } of ordered) {
    if (field === 'source' || facets[field].length >= FACET_VALUES) continue;
    const label = field === 'organization' ? names.get(value) : undefined;
    facets[field].push({ value, count, ...defined({ label }) });
  }
  return facets;
};

/**
 * Returns how many of the matching datasets are absent and how many are not; undefined if the query has no absent
 * records.
 */
export const absenceFacet = (
  { absentRecords }: Pick<DatasetQuery, 'absentRecords'>,
  total: number,
  absent: number,
): readonly FacetValue[] =>
  absentRecords === undefined
    ? []
    : [
        { value: 'true', count: absent },
        { value: 'false', count: total - absent },
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
