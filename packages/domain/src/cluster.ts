import type { DatasetId } from '@moisson/contracts';
import { v5 as uuidV5 } from 'uuid';
import { BoundedMemory } from './bounded-memory.ts';
import { idOf, linksOf, type StoredRecord } from './stored-record.ts';

/** Namespace of our dataset ids (RFC 9562, UUID version 5); changing it changes every public address. */
const DATASET_NAMESPACE = '6f0c5f3e-7a1b-5d58-9c39-0d9b7f1d2a44';

/** A link that more records than this share says nothing about identity. */
export const MAX_LINK_HOLDERS = 16;
/** A cluster larger than this is cut: nothing real looks like it. */
export const MAX_CLUSTER = 64;

/** The id of the dataset that a record founds: the same for every indexer, and after a rebuild. */
export const datasetIdOf = (founder: Pick<StoredRecord, 'sourceId' | 'recordKey'>): DatasetId =>
  datasetIdOfRecord(idOf(founder));

/** A batch asks for each of its ids several times. */
export const datasetIdMemory = new BoundedMemory<DatasetId>('dataset.ids', 5000);

/** The same, by the record's id. */
export const datasetIdOfRecord = (id: string): DatasetId => {
  const known = datasetIdMemory.get(id);
  if (known !== undefined) return known;
  // What made it is what says that it is one.
  const made = uuidV5(id, DATASET_NAMESPACE) as DatasetId;
  datasetIdMemory.set(id, made);
  return made;
};

export interface LinkHolder {
  /** The record's id. */
  readonly id: string;
  readonly sourceId: string;
  readonly live: boolean;
}

/**
 * Whether a link joins its holders: not when too many share it, and not when two live records of one source do, for
 * then it does not tell them apart ("unique on both sides", domain.md §5.1).
 */
export const linkJoins = (holders: readonly LinkHolder[]): boolean => {
  if (holders.length < 2 || holders.length > MAX_LINK_HOLDERS) return false;
  const liveSources = holders.filter(({ live }) => live).map(({ sourceId }) => sourceId);
  return new Set(liveSources).size === liveSources.length;
};

/** Founders first: the one seen first, then of higher authority, then the lower id (design.md §2.1). */
export const byFoundation = (a: StoredRecord, b: StoredRecord): number =>
  compare(a.firstSeenAt, b.firstSeenAt) || b.authority - a.authority || compare(idOf(a), idOf(b));

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Records parted into clusters by the links that join: what any order of arrival must come to.
 * `known`: who holds each link in the whole catalogue, where `records` is only a part of it.
 */
export const clustersOf = (
  records: readonly StoredRecord[],
  known?: ReadonlyMap<string, readonly LinkHolder[]>,
): StoredRecord[][] => {
  const holders = new Map<string, StoredRecord[]>();
  for (const record of records)
    for (const link of linksOf(record)) holders.set(link, [...(holders.get(link) ?? []), record]);
  const neighbours = new Map<StoredRecord, Set<StoredRecord>>(records.map((record) => [record, new Set()]));
  for (const [link, group] of holders) {
    if (group.length < 2 || !linkJoins(known?.get(link) ?? group.map(holderOf))) continue;
    for (const a of group) for (const b of group) neighbours.get(a)!.add(b);
  }
  const done = new Set<StoredRecord>();
  const clusters: StoredRecord[][] = [];
  for (const start of records) {
    if (done.has(start)) continue;
    const cluster: StoredRecord[] = [];
    const queue = [start];
    done.add(start);
    for (let record = queue.pop(); record !== undefined; record = queue.pop()) {
      cluster.push(record);
      for (const next of neighbours.get(record)!)
        if (!done.has(next)) {
          done.add(next);
          queue.push(next);
        }
    }
    clusters.push(cluster.sort(byFoundation));
  }
  return clusters;
};

export const holderOf = (record: StoredRecord): LinkHolder => ({
  id: idOf(record),
  sourceId: record.sourceId,
  live: record.state === 'live',
});
