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

/** The values under which a dataset is counted and filtered. */
export interface IndexedFacet {
  readonly field: 'organization' | 'theme' | 'format' | 'license' | 'source';
  readonly value: string;
}

/** A facet as one text: no field holds a space. Spellings that differ in case alone are one. */
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

/** One spelling for a format's facet, however its sources spell it: upper case. Empty where nothing is left of it. */
export const formatFacet = (format: string | undefined): string => formatLabel(format).toUpperCase();

/** The facets that a query asks for: a dataset must have them all. */
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

/** A facet, and how many datasets have it. */
export interface CountedFacet extends IndexedFacet {
  readonly count: number;
}

/**
 * Counted facets as a search tells them: by facet, the most frequent values first, at most `FACET_VALUES` of each. `names`: of
 * organizations, by their ids.
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

/** How many of the datasets found are absent, and how many are not; nothing where that was not asked for. */
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

/** The organizations among counted facets whose names are known, by id. */
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
