import type { DatasetId } from '@moisson/contracts';
import {
  clustersOf,
  datasetIdOf,
  idOf,
  linksOf,
  MAX_CLUSTER,
  MAX_LINK_HOLDERS,
  type Catalogue,
  type DatasetHead,
  type LinkHolder,
  type Records,
  type RecordWrite,
  type StoredRecord,
} from '@moisson/domain';

export interface AffectedClusters {
  readonly clusters: readonly (readonly StoredRecord[])[];
  /** Read before the records, so that a write on them fails when somebody merged something newer in between. */
  readonly heads: ReadonlyMap<string, DatasetHead>;
}

interface Ports {
  readonly records: Records;
  readonly catalogue: Catalogue;
}

/**
 * The clusters that changed records may have joined, left or altered: their own, those of everybody who shares or shared
 * a link with them, and those of the dataset in which they stood. `known`: the heads of the datasets that they found, where
 * those were read before the records were written.
 */
export const affectedClusters = async (
  { records, catalogue }: Ports,
  changed: ReadonlyMap<string, StoredRecord>,
  writes: readonly RecordWrite[],
  known?: ReadonlyMap<string, DatasetHead>,
): Promise<AffectedClusters> => {
  const ownIds = new Set([...changed.values()].map(datasetIdOf));
  const heads = new Map(known ?? (await catalogue.heads([...ownIds])));
  // What was read before the records were written is of no newer version than they are.
  let current = known === undefined ? await stillNewest(records, changed) : changed;
  const seeds = new Set([...changed.keys(), ...(await formerCompanions(catalogue, heads, [...ownIds]))]);
  const formerLinks = writes.flatMap((write) => write.formerLinks);
  for (;;) {
    const { members, holders } = await closure(records, current, seeds, formerLinks);
    const unknown = members.map(datasetIdOf).filter((id) => !heads.has(id) && !ownIds.has(id));
    if (unknown.length === 0) return { clusters: clustersOf(members, holders), heads };
    // Their revisions must be read before their records: read those, then the records again.
    for (const id of unknown) ownIds.add(id);
    for (const [id, head] of await catalogue.heads(unknown)) heads.set(id, head);
    current = await stillNewest(records, changed);
  }
};

/**
 * Those of the changed records that nobody overtook before the heads were read: the others are read like all the rest.
 * Otherwise a merge of an older version could stand on a revision that another indexer wrote from a newer one.
 */
const stillNewest = async (
  records: Records,
  changed: ReadonlyMap<string, StoredRecord>,
): Promise<ReadonlyMap<string, StoredRecord>> => {
  const runs = await records.runs([...changed.keys()]);
  return new Map([...changed].filter(([id, record]) => runs.get(id) === record.run));
};

/** Records that stood in one dataset with a changed one. A record that founded nothing leads there by its redirect. */
const formerCompanions = async (
  catalogue: Catalogue,
  heads: ReadonlyMap<string, DatasetHead>,
  ownIds: readonly DatasetId[],
): Promise<string[]> => {
  const leads = ownIds.flatMap((id) => heads.get(id)?.leads ?? []);
  const targets = leads.flatMap((one) => ('redirect' in one ? [one.redirect] : []));
  if (targets.length > 0) leads.push(...[...(await catalogue.heads(targets)).values()].map((head) => head.leads));
  return leads.flatMap((one) => ('records' in one ? one.records : []));
};

/** All records that can be reached over links from the seeds, as they stand now. */
const closure = async (
  records: Records,
  changed: ReadonlyMap<string, StoredRecord>,
  seeds: ReadonlySet<string>,
  formerLinks: readonly string[],
): Promise<{ members: StoredRecord[]; holders: Map<string, readonly LinkHolder[]> }> => {
  const members = new Map<string, StoredRecord>();
  const holders = new Map<string, readonly LinkHolder[]>();
  const asked = new Set<string>();
  const limit = MAX_CLUSTER * Math.max(1, seeds.size);
  let frontier = [...seeds];
  let links = [...formerLinks];
  while (frontier.length > 0 && members.size < limit) {
    const stored = await records.get(frontier.filter((id) => !changed.has(id)));
    for (const id of frontier) {
      const record = changed.get(id) ?? stored.get(id);
      if (record === undefined) continue;
      members.set(id, record);
      links.push(...linksOf(record));
    }
    const fresh = [...new Set(links)].filter((link) => !asked.has(link));
    const next = new Set<string>();
    for (const link of fresh) asked.add(link);
    for (const [link, found] of await records.holders(fresh, MAX_LINK_HOLDERS + 2, [...members.keys()])) {
      holders.set(link, found);
      for (const { id } of found) if (!members.has(id)) next.add(id);
    }
    frontier = [...next];
    links = [];
  }
  return { members: [...members.values()].sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1)), holders };
};
