import type { RecordKey } from '@moisson/contracts';
import type { Renaming, SnapshotEntry } from '@moisson/domain';
import { removalOf } from '../conclude/removal-of.ts';
import type { RunContext } from '../run/run-context.ts';

const PUBLISH = 500;

/** Publishes the end of keys whose datasets continue under other keys: the removed record redirects to its successor. */
export const publishRenamings = async (
  context: RunContext,
  renamings: readonly Renaming[],
  entries: ReadonlyMap<RecordKey, SnapshotEntry>,
): Promise<void> => {
  for (let at = 0; at < renamings.length; at += PUBLISH)
    await context.sink.publish(
      renamings.slice(at, at + PUBLISH).map(({ from, to }) => removalOf(context, entries.get(from)!, 'renamed', to)),
    );
};
