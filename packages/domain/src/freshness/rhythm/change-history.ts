import { DatasetId, Instant, type Dataset } from '@moisson/contracts';
import { z } from 'zod';
import { ChangeEvidence } from './evidence.ts';
import { keptChanges } from './kept-changes.ts';

/** When a dataset was seen to change, as far as it is kept: see `keptChanges`. */
export const ChangeHistory = z.object({
  id: DatasetId,
  watchedSince: Instant,
  changes: z.array(ChangeEvidence),
});
export type ChangeHistory = Readonly<z.infer<typeof ChangeHistory>>;

/**
 * Returns the history of a dataset after a revision of it. Its `changedAt` is when its content was last seen to change. The same revision twice
 * changes nothing.
 */
export const historyAfter = (
  history: ChangeHistory | undefined,
  { id, changedAt, firstSeenAt }: Pick<Dataset, 'id' | 'changedAt' | 'firstSeenAt'>,
): ChangeHistory => {
  const { watchedSince, changes } = history ?? { watchedSince: firstSeenAt, changes: [] };
  const isNew = changedAt > watchedSince && !changes.some(({ at, kind }) => at === changedAt && kind === 'content');
  return {
    ...{ id, watchedSince },
    changes: isNew ? keptChanges([...changes, { at: changedAt, kind: 'content' }]) : changes,
  };
};
