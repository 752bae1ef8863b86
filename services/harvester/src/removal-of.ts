import type { RecordKey, RecordRemoval } from '@moisson/contracts';
import type { SnapshotEntry } from '@moisson/domain';
import type { PollContext } from './poll-context.ts';
import { removedMessage, type RecordChange } from './publish-changes.ts';

/** The removal of a record, as its event and what the snapshot keeps of it. `successor`: the key under which its dataset goes on. */
export const removalOf = (
  { source, claim }: PollContext,
  entry: SnapshotEntry,
  reason: RecordRemoval['reason'],
  successor?: RecordKey,
): RecordChange => {
  const { absence: _, successor: __, ...present } = entry;
  const removed: RecordRemoval = {
    sourceId: source.id,
    recordKey: entry.recordKey,
    run: claim.run,
    reason,
    ...(successor === undefined ? {} : { successor }),
    removedAt: claim.claimedAt,
    links: [...entry.links],
    firstSeenAt: entry.firstSeenAt,
    authority: source.authority,
    label: entry.label,
    ...(entry.organization === undefined ? {} : { organization: entry.organization }),
  };
  return {
    recordKey: entry.recordKey,
    message: removedMessage(removed),
    entry: {
      ...present,
      run: claim.run,
      state: 'removed',
      bytes: 0,
      ...(successor === undefined ? {} : { successor }),
    },
  };
};
