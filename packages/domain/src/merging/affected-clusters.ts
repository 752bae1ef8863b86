import type { Finding } from '@moisson/contracts';
import type { DatasetHead, DatasetWrites } from '../ports/dataset-writes.ts';
import type { RecordWrite } from '../ports/records.ts';
import { clustersOf, datasetIdOf, datasetIdOfRecord } from './cluster.ts';
import { keptApart } from './kept-apart.ts';
import { RecordGraph, type RecordReads } from './record-graph.ts';
import { idOf, type StoredRecord } from './stored-record.ts';

/** The records of one dataset, and the findings about datasets from which it is kept apart. */
export interface Cluster {
  readonly records: readonly StoredRecord[];
  readonly apart: readonly Finding[];
}

export interface AffectedClusters {
  readonly clusters: readonly Cluster[];
  /** Read before the records, so that the write fails if another indexer merged something newer in between. */
  readonly heads: ReadonlyMap<string, DatasetHead>;
}

interface Ports {
  readonly records: RecordReads;
  readonly datasetWrites: Pick<DatasetWrites, 'heads'>;
}

/** A walk over links ends after this many records beyond the first ones: no real dataset comes near it. */
const MAX_COMPONENT = 1000;

/**
 * Returns the clusters that the changed records may have joined, left or altered: their own, those of every record that shares or shared a
 * link with them, and those of the datasets that contained any of these. `known`: current heads of the datasets whose founding record is
 * among the changed ones, if the caller read them before the records were written.
 */
export const affectedClusters = async (
  { records, datasetWrites }: Ports,
  changed: ReadonlyMap<string, StoredRecord>,
  writes: readonly Pick<RecordWrite, 'formerLinks'>[],
  known?: ReadonlyMap<string, DatasetHead>,
): Promise<AffectedClusters> => {
  const asked = new Set([...changed.values()].map(datasetIdOf));
  const heads = new Map(known ?? (await datasetWrites.heads([...asked])));
  // If the heads were read before the records were written, they are no newer than the given record versions.
  let current = known === undefined ? await stillNewest(records, changed) : changed;
  const formerLinks = writes.flatMap((write) => write.formerLinks);
  for (;;) {
    const graph = new RecordGraph(records, current, changed.size);
    // Records that share or shared a link with a changed record may be joined or separated now, together with their neighbours.
    const touched = await graph.sharing([...changed.keys()], formerLinks);
    const companions = await formerCompanions(datasetWrites, heads, touched);
    const seeds = new Set([...(await graph.neighbouring(touched)), ...companions]);
    const members = await graph.reachableFrom([...seeds], MAX_COMPONENT + seeds.size);
    const unknown = [...members.values()].map(datasetIdOf).filter((id) => !asked.has(id));
    if (unknown.length === 0) {
      const around = await graph.claimants(members);
      const clusters = clustersOf([...members.values()].sort(byId), graph.holders).map((cluster) => ({
        records: cluster,
        apart: keptApart(cluster, graph.holders, around),
      }));
      return { clusters, heads };
    }
    // A head must be read before its records: read these heads, then the records again.
    for (const id of unknown) asked.add(id);
    for (const [id, head] of await datasetWrites.heads(unknown)) heads.set(id, head);
    current = await stillNewest(records, changed);
  }
};

const byId = (a: StoredRecord, b: StoredRecord): number => (idOf(a) < idOf(b) ? -1 : 1);

/**
 * Returns the changed records that have no newer version in the store, as of reading the heads; the others are read like all the rest.
 * Otherwise a merge of an older version could replace a revision that another indexer made from a newer one.
 */
const stillNewest = async (
  records: RecordReads,
  changed: ReadonlyMap<string, StoredRecord>,
): Promise<ReadonlyMap<string, StoredRecord>> => {
  const runs = await records.runs([...changed.keys()]);
  return new Map([...changed].filter(([id, record]) => runs.get(id) === record.run));
};

/** Returns records that were in one dataset with any of these. A record that founded no dataset leads there by its redirect. */
const formerCompanions = async (
  datasetWrites: Pick<DatasetWrites, 'heads'>,
  heads: ReadonlyMap<string, DatasetHead>,
  ids: readonly string[],
): Promise<string[]> => {
  const leads = ids.flatMap((id) => heads.get(datasetIdOfRecord(id))?.leads ?? []);
  const targets = leads.flatMap((one) => ('redirect' in one ? [one.redirect] : []));
  if (targets.length > 0) leads.push(...[...(await datasetWrites.heads(targets)).values()].map((head) => head.leads));
  return leads.flatMap((one) => ('records' in one ? one.records : []));
};
