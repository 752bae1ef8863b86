import type { DatasetId } from '@moisson/contracts';
import { v5 as uuidV5 } from 'uuid';
import { BoundedMemory } from '@moisson/kernel';
import { joiningNeighbours, mayJoin, type LinkHolder, type Neighbours } from './neighbours.ts';
import { idOf, linksOf, type StoredRecord } from './stored-record.ts';

/** Namespace of our dataset ids (RFC 9562, UUID version 5). Changing it would change every public address. */
const DATASET_NAMESPACE = '6f0c5f3e-7a1b-5d58-9c39-0d9b7f1d2a44';

/** Returns the id of the dataset that a record founds: the same in every indexer and after a rebuild. */
export const datasetIdOf = (founder: Pick<StoredRecord, 'sourceId' | 'recordKey'>): DatasetId =>
  datasetIdOfRecord(idOf(founder));

/** A batch needs each of its ids several times, and hashing is slow. */
export const datasetIdMemory = new BoundedMemory<DatasetId>('dataset.ids', 5000);

/** Returns the same id from the record's id. */
export const datasetIdOfRecord = (id: string): DatasetId => {
  const known = datasetIdMemory.get(id);
  if (known !== undefined) return known;
  const made = uuidV5(id, DATASET_NAMESPACE) as DatasetId;
  datasetIdMemory.set(id, made);
  return made;
};

/** Sorts the founder first: the record seen first, then the one of higher authority, then the lower id. */
export const byFoundation = (a: StoredRecord, b: StoredRecord): number =>
  compare(a.firstSeenAt, b.firstSeenAt) || b.authority - a.authority || compare(idOf(a), idOf(b));

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Two records that may belong to one dataset, with the values that decide the order of joining. */
interface Pair {
  readonly a: string;
  readonly b: string;
  /** How many of the two share links with several live records of one source, as a compilation does. */
  readonly ambiguous: number;
  readonly rank: number;
  /** When the younger of the two was first seen. */
  readonly since: string;
}

/**
 * Sorts clear pairs before those of a compilation, strong links before weak ones, and older pairs before newer ones.
 */
const byStrength = (one: Pair, other: Pair): number =>
  one.ambiguous - other.ambiguous ||
  one.rank - other.rank ||
  compare(one.since, other.since) ||
  compare(one.a, other.a) ||
  compare(one.b, other.b);

interface Group {
  readonly members: string[];
  readonly liveSources: Set<string>;
}

/**
 * Partitions records into clusters, whatever their order. Linked pairs are joined one by one in a fixed order, and only
 * if the joined cluster has at most one live record of each source, and no two records that share a link without being
 * a pair. Only records of the two clusters can prevent a join, never other records. `known`: the holders of each link
 * in the whole catalogue, if `records` is a part of it.
 */
export const clustersOf = (
  records: readonly StoredRecord[],
  known: ReadonlyMap<string, readonly LinkHolder[]> = holdersIn(records),
): StoredRecord[][] => {
  const byId = new Map(records.map((record) => [idOf(record), record]));
  const neighbours = new Map([...byId].map(([id, record]) => [id, joiningNeighbours(record, known)]));
  const groups = new Map<string, Group>(
    [...byId].map(([id, { sourceId, state }]) => [
      id,
      { members: [id], liveSources: new Set(state === 'live' ? [sourceId] : []) },
    ]),
  );
  for (const { a, b } of pairsOf(byId, neighbours).sort(byStrength)) {
    const [one, other] = [groups.get(a)!, groups.get(b)!];
    if (one === other || !mayUnite(one, other, byId, neighbours)) continue;
    const [larger, smaller] = one.members.length < other.members.length ? [other, one] : [one, other];
    larger.members.push(...smaller.members);
    for (const source of smaller.liveSources) larger.liveSources.add(source);
    for (const member of smaller.members) groups.set(member, larger);
  }
  return [...new Set(groups.values())].map(({ members }) => members.map((id) => byId.get(id)!).sort(byFoundation));
};

const pairsOf = (records: ReadonlyMap<string, StoredRecord>, neighbours: ReadonlyMap<string, Neighbours>): Pair[] => {
  const pairs: Pair[] = [];
  for (const [a, record] of records)
    for (const [b, { rank }] of neighbours.get(a)!.all) {
      const other = records.get(b);
      if (a >= b || other === undefined || !mayJoin(record, neighbours.get(a)!, other, neighbours.get(b)!)) continue;
      const ambiguous = Number(neighbours.get(a)!.ambiguous) + Number(neighbours.get(b)!.ambiguous);
      const since = record.firstSeenAt > other.firstSeenAt ? record.firstSeenAt : other.firstSeenAt;
      pairs.push({ a, b, ambiguous, rank, since });
    }
  return pairs;
};

const mayUnite = (
  one: Group,
  other: Group,
  records: ReadonlyMap<string, StoredRecord>,
  neighbours: ReadonlyMap<string, Neighbours>,
): boolean => {
  for (const source of one.liveSources) if (other.liveSources.has(source)) return false;
  return one.members.every((a) =>
    other.members.every(
      (b) =>
        !neighbours.get(a)!.all.has(b) ||
        mayJoin(records.get(a)!, neighbours.get(a)!, records.get(b)!, neighbours.get(b)!),
    ),
  );
};

/** Returns the holders of each link among these records. */
export const holdersIn = (records: readonly StoredRecord[]): Map<string, LinkHolder[]> => {
  const holders = new Map<string, LinkHolder[]>();
  for (const record of records)
    for (const link of new Set(linksOf(record))) {
      const holder = { id: idOf(record), sourceId: record.sourceId, live: record.state === 'live' };
      const held = holders.get(link);
      if (held === undefined) holders.set(link, [holder]);
      else held.push(holder);
    }
  return holders;
};
