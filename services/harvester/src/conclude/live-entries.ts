import type { SourceId } from '@moisson/contracts';
import { snapshotPages, type SnapshotEntry, type Snapshots } from '@moisson/domain';

const PAGE = 1000;

/** Yields the live entries of a source's snapshot, by key. */
export async function* liveEntries(
  { snapshots }: { readonly snapshots: Pick<Snapshots, 'scan'> },
  sourceId: SourceId,
): AsyncGenerator<SnapshotEntry> {
  for await (const page of snapshotPages(snapshots, sourceId, PAGE, ({ state }) => state === 'live')) yield* page;
}
