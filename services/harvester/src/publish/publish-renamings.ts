import type { RecordKey } from '@moisson/contracts';
import type { Renaming, SnapshotEntry } from '@moisson/domain';
import type { PollContext } from '../run/poll-context.ts';
import { publishChanges } from './publish-changes.ts';
import { removalOf } from '../conclude/removal-of.ts';

const PUBLISH = 500;

/** Publishes the end of keys whose datasets go on under others: the removed record leads to its successor. */
export const publishRenamings = async (
  context: PollContext,
  renamings: readonly Renaming[],
  entries: ReadonlyMap<RecordKey, SnapshotEntry>,
): Promise<void> => {
  for (let at = 0; at < renamings.length; at += PUBLISH)
    await publishChanges(
      context,
      renamings.slice(at, at + PUBLISH).map(({ from, to }) => removalOf(context, entries.get(from)!, 'renamed', to)),
    );
};
