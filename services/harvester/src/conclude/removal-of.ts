import { removedMessage } from '@moisson/changelog';
import { defined } from '@moisson/kernel';
import type { RecordKey, RecordRemoval } from '@moisson/contracts';
import type { SnapshotEntry } from '@moisson/domain';
import type { RunContext } from '../run/run-context.ts';
import type { RecordChange } from '../publish/record-change.ts';

/**
 * Returns the removal of a record: its event, and the entry that the snapshot keeps. `successor`: the key under which its dataset
 * continues. If an operator approved the removal, it can be undone, so the absence and the payload stay.
 */
export const removalOf = (
  { source, claim }: RunContext,
  entry: SnapshotEntry,
  reason: RecordRemoval['reason'],
  successor?: RecordKey,
): RecordChange => {
  const { absence, successor: _, ...present } = entry;
  const undoable = reason === 'absent' && absence?.decision === 'approved';
  const removed: RecordRemoval = {
    sourceId: source.id,
    recordKey: entry.recordKey,
    run: claim.run,
    reason,
    ...defined({ successor }),
    removedAt: claim.claimedAt,
    links: [...entry.links],
    firstSeenAt: entry.firstSeenAt,
    authority: source.authority,
    label: entry.label,
    ...defined({ organization: entry.organization }),
  };
  return {
    recordKey: entry.recordKey,
    kind: 'removed',
    message: removedMessage(removed),
    entry: {
      ...present,
      run: claim.run,
      state: 'removed',
      bytes: 0,
      ...defined({ successor }),
      ...(undoable ? { absence } : {}),
    },
    ...(undoable ? { keepsPayload: true } : {}),
  };
};
