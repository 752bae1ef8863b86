import type { Dataset } from '@moisson/contracts';
import { fold } from './analyse.ts';

/** The values under which a dataset is counted and filtered. */
export interface IndexedFacet {
  readonly field: 'organization' | 'theme' | 'format' | 'license' | 'source';
  readonly value: string;
}

export const indexedFacets = (dataset: Dataset): IndexedFacet[] => {
  const formats = new Set(
    dataset.distribution.map(({ format }) => formatFacet(format)).filter((value) => value !== ''),
  );
  const license = dataset.license?.id ?? (dataset.license === undefined ? undefined : 'autre');
  return [
    ...(dataset.organization === undefined ? [] : [{ field: 'organization', value: dataset.organization.id } as const]),
    ...[...new Set(dataset.theme)].map((value) => ({ field: 'theme', value }) as const),
    ...[...formats].slice(0, 50).map((value) => ({ field: 'format', value }) as const),
    ...(license === undefined ? [] : [{ field: 'license', value: license } as const]),
    ...[...new Set(dataset.records.map(({ sourceId }) => sourceId))].map(
      (value) => ({ field: 'source', value }) as const,
    ),
  ];
};

/** One spelling for a format's facet: upper case, at most 30 characters. */
export const formatFacet = (format: string | undefined): string =>
  fold(format ?? '')
    .toUpperCase()
    .trim()
    .slice(0, 30);
