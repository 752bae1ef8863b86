import type { Dataset, DatasetId, Distribution } from '@moisson/contracts';
import { defined } from '@moisson/kernel';
import { createHash } from 'node:crypto';
import { naiveDate } from './dates.ts';

/** Ids that CKAN accepts for a resource. */
const USABLE = /^[0-9a-zA-Z_-]{7,100}$/;

/**
 * Returns the ids of a dataset's resources: the source's own where CKAN would accept it and the dataset has it once, so that a client finds the resource that
 * it knows; else one that is made from the dataset's id and what distinguishes the file.
 */
export const resourceIds = ({ id, distribution }: Pick<Dataset, 'id' | 'distribution'>): readonly string[] => {
  const given = new Map<string, number>();
  for (const { id: own = '' } of distribution) given.set(own, (given.get(own) ?? 0) + 1);
  const used = new Map<string, number>();
  return distribution.map((one) => {
    if (one.id !== undefined && USABLE.test(one.id) && given.get(one.id) === 1) return one.id;
    const what = [one.id, one.downloadURL, one.accessURL, one.address, one.format, one.title];
    const made = `${id}-${createHash('sha256').update(JSON.stringify(what)).digest('hex').slice(0, 12)}`;
    const times = (used.get(made) ?? 0) + 1;
    used.set(made, times);
    return times === 1 ? made : `${made}-${times}`;
  });
};

/** Returns the dataset in an id that `resourceIds` made. */
export const datasetInResourceId = (id: string): string | undefined =>
  /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})-[0-9a-f]{12}(?:-\d+)?$/.exec(id)?.[1];

/** Returns the dataset's resources, in its order. */
export const resourcesOf = (dataset: Dataset): readonly Readonly<Record<string, unknown>>[] => {
  const ids = resourceIds(dataset);
  return dataset.distribution.map((one, position) => ({
    ...resourceOf(one, dataset.id, ids[position]!),
    // When the source made and described the file is unknown: the dates of its dataset here would be taken for the file's.
    ...{ position, created: null, metadata_modified: null },
  }));
};

const resourceOf = (one: Distribution, packageId: DatasetId, id: string): Readonly<Record<string, unknown>> => ({
  ...{ id, package_id: packageId, name: one.title ?? null, description: one.description ?? '' },
  url: one.downloadURL ?? one.accessURL ?? one.address ?? '',
  ...{ format: one.format ?? '', mimetype: one.mediaType ?? null, size: one.byteSize ?? null },
  last_modified: one.modified === undefined ? null : one.modified.length > 10 ? naiveDate(one.modified) : one.modified,
  // ckanext-dcat's names, for what CKAN has no field for.
  ...defined({ access_url: one.accessURL, download_url: one.downloadURL }),
  ...(one.license === undefined ? {} : { license: one.license.uri ?? one.license.original }),
  ...{ state: 'active', hash: '', resource_type: null, url_type: null, mimetype_inner: null },
  ...{ cache_url: null, cache_last_updated: null, datastore_active: false },
});
