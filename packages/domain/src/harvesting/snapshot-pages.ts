import type { RecordKey, SourceId } from '@moisson/contracts';
import type { Snapshots } from '../ports/snapshots.ts';
import type { SnapshotEntry } from './snapshot.ts';

/**
 * Yields the entries of a source's snapshot that match the filter, by key, in pages. Empty pages are skipped. `size`:
 * entries read at once.
 */
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
