import type { Dataset } from '@moisson/contracts';
import { clustersOf, holdersIn, idOf, keptApart, mergeCluster, type StoredRecord } from '@moisson/domain';

/** The whole catalogue as a function of all newest records: the reference that the line is checked against. */
export const catalogueOf = (records: readonly StoredRecord[]): Map<string, Dataset> => {
  const holders = holdersIn(records);
  const byId = new Map(records.map((record) => [idOf(record), record]));
  const datasets = clustersOf(records, holders)
    .map((cluster) => mergeCluster(cluster, keptApart(cluster, holders, byId)))
    .filter((dataset) => dataset !== undefined);
  return new Map(datasets.map((dataset) => [dataset.id, dataset]));
};
