import type { RecordKey, SourceId } from '@moisson/contracts';
import type { SnapshotEntry, Snapshots } from '@moisson/domain';

const PAGE = 1000;

/** The live entries of a source's snapshot, by key. */
export async function* liveEntries(
  { snapshots }: { readonly snapshots: Pick<Snapshots, 'scan'> },
  sourceId: SourceId,
): AsyncGenerator<SnapshotEntry> {
  let after: RecordKey | undefined;
  for (;;) {
    const page = await snapshots.scan(sourceId, after, PAGE);
    if (page.length === 0) return;
    after = page.at(-1)!.recordKey;
    for (const entry of page) if (entry.state === 'live') yield entry;
  }
}
