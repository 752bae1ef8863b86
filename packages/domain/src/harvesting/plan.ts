import type { SnapshotEntry } from './snapshot.ts';

/** The parts of a parsed record that decide whether it changed. */
export interface Observation {
  readonly contentHash: string;
  readonly mappingVersion: number;
}

/**
 * - `created`: not in the catalogue, or removed before (then it gets its former identity back).
 * - `updated`: the catalogue has another version.
 * - `touched`: other bytes with the same content: the snapshot is updated, no event is published.
 */
export type Change = 'created' | 'updated' | 'touched';

/**
 * Returns how one record changed compared with the snapshot. `announced`: an interrupted run announced this key, so the
 * catalogue may have a version that the snapshot does not know. The record is then published again, even if its content
 * is unchanged (docs/facts/announce.md).
 */
export const planChange = (entry: SnapshotEntry | undefined, seen: Observation, announced: boolean): Change => {
  if (entry === undefined || entry.state === 'removed') return 'created';
  if (announced || entry.contentHash !== seen.contentHash || entry.mappingVersion !== seen.mappingVersion)
    return 'updated';
  return 'touched';
};

/**
 * Returns whether equal bytes prove that a record is unchanged: same mapping version, not removed, not announced by an
 * interrupted run, not absent.
 */
export const sameBytesSuffice = (
  entry: Pick<SnapshotEntry, 'state' | 'mappingVersion' | 'absence'>,
  mappingVersion: number,
  announced: boolean,
): boolean => entry.state === 'live' && entry.mappingVersion === mappingVersion && !announced && !entry.absence;
