import type { RecordKey, SourceId } from '@moisson/contracts';
import type { Snapshots } from '../ports/snapshots.ts';
import type { SnapshotEntry } from './snapshot.ts';

/** All entries of a source's snapshot that are wanted, by key, in pages; one without any is left out. `size`: entries that are read at once. */
export async function* snapshotPages(
  snapshots: Pick<Snapshots, 'scan'>,
  sourceId: SourceId,
  size: number,
  isWanted: (entry: SnapshotEntry) => boolean,
): AsyncGenerator<readonly SnapshotEntry[]> {
  let after: RecordKey | undefined;
  for (;;) {
    const page = await snapshots.scan(sourceId, after, size);
    if (page.length === 0) return;
    after = page.at(-1)!.recordKey;
    const wanted = page.filter(isWanted);
    if (wanted.length > 0) yield wanted;
  }
}
