import type { SnapshotEntry } from './snapshot.ts';

/** What the run sees of a record, once parsed. */
export interface Observation {
  readonly contentHash: string;
  readonly mappingVersion: number;
}

/**
 * - `created`: not in the catalogue (or removed before: it comes back under its old identity).
 * - `updated`: the catalogue holds something else.
 * - `touched`: other bytes, same content: the snapshot learns the bytes, nobody is told.
 */
export type Change = 'created' | 'updated' | 'touched';

/**
 * How one record changed against the snapshot.
 * `announced`: an interrupted run announced this key, so the catalogue may hold what the snapshot does not know of;
 * it is published again whatever its content (design.md §2.1).
 */
export const planChange = (entry: SnapshotEntry | undefined, seen: Observation, announced: boolean): Change => {
  if (entry === undefined || entry.state === 'removed') return 'created';
  if (announced || entry.contentHash !== seen.contentHash || entry.mappingVersion !== seen.mappingVersion)
    return 'updated';
  return 'touched';
};

/** Whether equal bytes are an answer: same mapping, not removed, not announced by an interrupted run, not absent. */
export const sameBytesSuffice = (
  entry: Pick<SnapshotEntry, 'state' | 'mappingVersion' | 'absence'>,
  mappingVersion: number,
  announced: boolean,
): boolean => entry.state === 'live' && entry.mappingVersion === mappingVersion && !announced && !entry.absence;
