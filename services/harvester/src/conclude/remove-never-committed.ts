import { removedMessage } from '@moisson/changelog';
import type { RecordKey, RecordRemoval } from '@moisson/contracts';
import type { RecordChange } from '../publish/record-change.ts';
import type { RunContext } from '../run/run-context.ts';

const PUBLISH = 500;

/**
 * Removes records that an interrupted run announced but never committed, and that a complete run does not list: they may be in the
 * catalogue.
 */
export const removeNeverCommitted = async ({
  store,
  source,
  claim,
  seen,
  announced,
  sink,
}: RunContext): Promise<void> => {
  const lost = [...announced].filter((key) => !seen.has(key)) as RecordKey[];
  if (lost.length === 0) return;
  const entries = await store.snapshots.byKey(source.id, lost);
  const removals = lost
    .filter((key) => !entries.has(key))
    .map((recordKey): RecordChange => {
      const removed: RecordRemoval = {
        sourceId: source.id,
        recordKey,
        run: claim.run,
        reason: 'absent',
        removedAt: claim.claimedAt,
        links: [],
        firstSeenAt: claim.claimedAt,
        authority: source.authority,
        label: recordKey,
      };
      return { recordKey, kind: 'removed', message: removedMessage(removed) };
    });
  for (let at = 0; at < removals.length; at += PUBLISH) await sink.publish(removals.slice(at, at + PUBLISH));
};
