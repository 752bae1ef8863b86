import type { Dataset } from '@moisson/contracts';
import { clustersOf } from './cluster.ts';
import { mergeCluster } from './merge.ts';
import type { StoredRecord } from './stored-record.ts';

/** The whole catalogue as a function of all newest records: the reference that the line is checked against. */
export const catalogueOf = (records: readonly StoredRecord[]): Map<string, Dataset> => {
  const datasets = clustersOf(records)
    .map(mergeCluster)
    .filter((dataset) => dataset !== undefined);
  return new Map(datasets.map((dataset) => [dataset.id, dataset]));
};
