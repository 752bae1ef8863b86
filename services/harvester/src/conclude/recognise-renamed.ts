import type { RecordKey } from '@moisson/contracts';
import { problem } from '@moisson/kernel';
import { reidentify, type SnapshotEntry } from '@moisson/domain';
import { publishRenamings } from '../publish/publish-renamings.ts';
import type { RunContext } from '../run/run-context.ts';

/** Publishes the end of old keys whose records were recognised under new keys; returns those old keys. */
export const recogniseRenamed = async (
  context: RunContext,
  missing: readonly SnapshotEntry[],
): Promise<ReadonlySet<RecordKey>> => {
  const { book } = context;
  if (missing.length === 0 || book.created.length === 0) return new Set();
  const { newly = [], long = [] } = Object.groupBy(missing, ({ absence }) =>
    absence === undefined ? 'newly' : 'long',
  );
  const { renamings, ambiguous } = reidentify(newly, long, book.created);
  if (ambiguous.length > 0) book.note(problem('removal.ambiguous-rename', { count: ambiguous.length }));
  if (renamings.length > 0) book.note(problem('record.renamed', { count: renamings.length }));
  await publishRenamings(context, renamings, new Map(missing.map((entry) => [entry.recordKey, entry])));
  return new Set(renamings.map(({ from }) => from));
};
