import type { Dataset } from '@moisson/contracts';
import type { FacetFilters } from '@moisson/domain';
import { formatLabel } from '@moisson/vocabularies';

export type FacetField = keyof FacetFilters;

/** A value by which datasets are counted and filtered. */
export interface IndexedFacet {
  readonly field: FacetField;
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

/**
 * Returns the values that a query filters each field by, as `facetKey` spells them: a dataset needs one value of each field. A field without
 * values is no filter.
 */
export const wantedFacets = (query: FacetFilters): ReadonlyMap<FacetField, readonly string[]> => {
  const wanted = new Map<FacetField, readonly string[]>();
  for (const field of ['organization', 'theme', 'format', 'license', 'source'] as const) {
    const values = query[field] ?? [];
    const spelled = values.map((value) => facetKey({ field, value: field === 'format' ? formatFacet(value) : value }));
    if (spelled.length > 0) wanted.set(field, spelled);
  }
  return wanted;
};
