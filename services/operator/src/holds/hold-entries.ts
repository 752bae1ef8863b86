import type { RemovalHold, SourceId } from '@moisson/contracts';
import { snapshotPages, type SnapshotEntry } from '@moisson/domain';
import type { OperatorParts } from '../operator-parts.ts';

const PAGE = 1000;

/** Writes the entries of a source, changed by `change`. */
export const putEntries = async (
  { store }: OperatorParts,
  sourceId: SourceId,
  entries: readonly SnapshotEntry[],
  change: (entry: SnapshotEntry) => SnapshotEntry,
): Promise<void> => {
  for (let at = 0; at < entries.length; at += PAGE)
    await store.snapshots.put(sourceId, entries.slice(at, at + PAGE).map(change));
};

/** Returns the entries of live records that complete runs do not see. */
export const missingEntries = (parts: OperatorParts, sourceId: SourceId): Promise<SnapshotEntry[]> =>
  entriesOf(parts, sourceId, ({ state, absence }) => state === 'live' && absence !== undefined);

/** Returns the entries that a decided hold covers. */
export const decidedEntries = (parts: OperatorParts, { id, sourceId }: RemovalHold): Promise<SnapshotEntry[]> =>
  entriesOf(parts, sourceId, ({ absence }) => absence?.hold === id);

const entriesOf = async (
  { store }: OperatorParts,
  sourceId: SourceId,
  isWanted: (entry: SnapshotEntry) => boolean,
): Promise<SnapshotEntry[]> => {
  const wanted: SnapshotEntry[] = [];
  for await (const page of snapshotPages(store.snapshots, sourceId, PAGE, isWanted)) wanted.push(...page);
  return wanted;
};
