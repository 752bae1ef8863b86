import { DatasetId, type Dataset } from '@moisson/contracts';
import { MoissonError } from '@moisson/kernel';
import { findDataset } from '../datasets/find-dataset.ts';
import { asOfNow } from '../datasets/as-of-now.ts';
import { notFound } from './ckan-error.ts';
import type { CkanContext } from './context.ts';
import { datasetInResourceId, resourceIds } from './shapes/resource.ts';

/** Returns the dataset with this name or id, or the one that it was merged into. Throws a `CkanError` of the type `Not Found Error`. */
export const findPackage = async ({ store }: Pick<CkanContext, 'store'>, nameOrId: string): Promise<Dataset> => {
  const id = DatasetId.safeParse(nameOrId.toLowerCase());
  if (!id.success) throw notFound('Dataset was not found');
  try {
    const found = await findDataset(store, id.data);
    if ('dataset' in found) return found.dataset;
    const other = await findDataset(store, found.redirect);
    if ('dataset' in other) return other.dataset;
  } catch (error) {
    if (!(error instanceof MoissonError) || !MISSING.includes(error.code)) throw error;
    if (error.code === 'request.gone') throw notFound('Dataset was removed');
  }
  throw notFound('Dataset was not found');
};
const MISSING: readonly string[] = ['request.not-found', 'request.gone'];

/** A resource with its dataset and its place there. */
export interface FoundResource {
  readonly dataset: Dataset;
  readonly position: number;
}

/** Returns the resource with this id: of several datasets with a file of this id, that of the lowest id. Throws a `CkanError` of the type `Not Found Error`. */
export const findResource = async (context: CkanContext, id: string): Promise<FoundResource> => {
  const made = datasetInResourceId(id);
  const datasets = made === undefined ? await datasetsWithFile(context, id) : [await findPackage(context, made)];
  for (const dataset of datasets) {
    const position = resourceIds(dataset).findIndex((one) => one.toLowerCase() === id.toLowerCase());
    if (position >= 0) return { dataset, position };
  }
  throw notFound('Resource was not found');
};

/** Datasets with a file of one id that are looked at: one record is often in several catalogues. */
const SAME_FILE = 10;

const datasetsWithFile = async ({ search, store }: CkanContext, file: string): Promise<readonly Dataset[]> => {
  const { items } = await search.find({ where: { file }, sort: 'id', limit: SAME_FILE });
  return asOfNow(store, items);
};
