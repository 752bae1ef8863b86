import type { DatasetId } from '@moisson/contracts';
import {
  affectedClusters,
  datasetsOf,
  idOf,
  linksOf,
  MAX_LINK_HOLDERS,
  OverlaidRecords,
  planWrite,
  type DatasetBody,
  type Records,
  type Store,
  type StoredRecord,
} from '@moisson/domain';
import { KeySet } from '../run/key-set.ts';

/** Changed records that are merged together. */
const PAGE = 200;

/** A dataset that would differ. */
export interface PlannedDataset {
  readonly id: DatasetId;
  readonly before: DatasetBody | undefined;
  readonly after: DatasetBody;
  /** The live records of its cluster. */
  readonly records: readonly StoredRecord[];
  /** The record whose id it has. */
  readonly founder: string;
  /** The title of the dataset that it is, or leads to. */
  readonly title: DatasetBody;
}

export interface MergedParts {
  /** The catalogue as it is. */
  readonly store: Pick<Store, 'records' | 'datasetWrites' | 'datasetReads'>;
  /** The records that a run would publish. */
  readonly changed: Records;
  readonly signal: AbortSignal;
}

/**
 * Yields the datasets that would differ if the changed records were in the catalogue, each once: what the indexer would
 * write, by the code of the indexer. `records`: how many changed records were merged so far. A dataset is a function of
 * its records, so what an indexer does in between does not matter.
 */
export async function* plannedDatasets({
  store,
  changed,
  signal,
}: MergedParts): AsyncGenerator<{ readonly datasets: readonly PlannedDataset[]; readonly records: number }> {
  const records = new OverlaidRecords(store.records, changed);
  const decided = new KeySet();
  let after: string | undefined;
  let done = 0;
  for (;;) {
    signal.throwIfAborted();
    const page = await changed.scan(after, PAGE);
    if (page.length === 0) return;
    after = idOf(page.at(-1)!);
    done += page.length;
    const before = await store.records.get(page.map(idOf));
    const formerLinks = [...before.values()].flatMap(linksOf);
    const parted = await formerNeighbours({ store, changed, records }, page, formerLinks);
    const start = new Map([...page, ...parted].map((record) => [idOf(record), record]));
    const { datasetWrites } = store;
    const { clusters, heads } = await affectedClusters({ records, datasetWrites }, start, [{ formerLinks }]);
    const differing = clusters.flatMap((cluster) => {
      const due = datasetsOf(cluster);
      return due
        .filter(({ id }) => decided.add(id))
        .map((one) => ({ one, cluster, title: due[0]!.body, plan: planWrite(one, heads.get(one.id)) }))
        .filter(({ one, plan }) => heads.get(one.id)?.hash !== plan.write.hash);
    });
    const standing = await store.datasetReads.bodies(differing.map(({ one }) => one.id));
    const datasets = differing.map(({ one, cluster, title }) => ({
      ...{ id: one.id, after: one.body, founder: one.founder, title },
      before: standing.get(one.id),
      records: cluster.records.filter(({ state }) => state === 'live'),
    }));
    yield { datasets, records: done };
  }
}

/**
 * Returns the unchanged records that a link joined to changed ones, and that it no longer joins because too many records
 * hold it then. Which records hold it then, the indexer's walk does not ask: there may be any number.
 */
const formerNeighbours = async (
  { store, changed, records }: Pick<MergedParts, 'store' | 'changed'> & { readonly records: OverlaidRecords },
  page: readonly StoredRecord[],
  formerLinks: readonly string[],
): Promise<readonly StoredRecord[]> => {
  const links = [...new Set([...page.flatMap(linksOf), ...formerLinks])];
  const before = await store.records.holders(links, MAX_LINK_HOLDERS + 1);
  const joined = links.filter((link) => {
    const held = before.get(link)?.length ?? 0;
    return held > 0 && held <= MAX_LINK_HOLDERS;
  });
  const walked = MAX_LINK_HOLDERS + page.length + 1;
  const now = await records.holders(joined, walked);
  const lost = joined.filter((link) => (now.get(link)?.length ?? 0) >= walked);
  const ids = [...new Set(lost.flatMap((link) => (before.get(link) ?? []).map(({ id }) => id)))];
  const replaced = await changed.runs(ids);
  return [...(await store.records.get(ids.filter((id) => !replaced.has(id)))).values()];
};
