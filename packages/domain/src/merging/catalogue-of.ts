import type { Dataset } from '@moisson/contracts';
import { clustersOf, holdersIn } from './cluster.ts';
import { keptApart } from './kept-apart.ts';
import { mergeCluster } from './merge.ts';
import { idOf, type StoredRecord } from './stored-record.ts';

/**
 * Returns the whole catalogue computed from the newest version of all records. Tests compare the indexer's result with
 * it.
 */
export const catalogueOf = (records: readonly StoredRecord[]): Map<string, Dataset> => {
  const holders = holdersIn(records);
  const byId = new Map(records.map((record) => [idOf(record), record]));
  const datasets = clustersOf(records, holders)
    .map((cluster) => mergeCluster(cluster, keptApart(cluster, holders, byId)))
    .filter((dataset) => dataset !== undefined);
  return new Map(datasets.map((dataset) => [dataset.id, dataset]));
};
