import { DatasetId, Instant, SourceId, type Dataset } from '@moisson/contracts';
import { cutText, defined, LangText } from '@moisson/kernel';
import { z } from 'zod';
import { dateOf } from '../history/quebec-days.ts';
import { expectationOf } from './deadlines.ts';
import { ChangeEvidence, DeclaredRhythm } from './evidence.ts';
import { keptChanges } from './kept-changes.ts';

/** When a dataset was seen to change, as far as it is kept, and what is expected of it: see `historyAfter`. */
export const ChangeHistory = z.object({
  id: DatasetId,
  /** The source that its title comes from. */
  sourceId: SourceId,
  organization: z.object({ id: z.string(), name: z.string() }).optional(),
  title: LangText,
  declared: DeclaredRhythm.optional(),
  watchedSince: Instant,
  changes: z.array(ChangeEvidence),
  /** By its observed rhythm, if there is one: when it is expected to change, and when it is late. */
  next: z.object({ at: Instant, from: Instant, until: Instant, lateFrom: Instant }).optional(),
});
export type ChangeHistory = Readonly<z.infer<typeof ChangeHistory>>;

const MAX_TITLE = 300;

/** Returns the day in Québec, `YYYY-MM-DD`, on which a dataset is expected to change. */
export const expectedDay = ({ next }: ChangeHistory): string | undefined => next && dateOf(new Date(next.at));

/**
 * Returns the history of a dataset after a revision of it; undefined for one without records. Its `changedAt` is when its content was last seen
 * to change. The same revision twice changes nothing.
 */
export const historyAfter = (
  history: ChangeHistory | undefined,
  dataset: Dataset,
  declared: DeclaredRhythm | undefined,
  now: Date,
): ChangeHistory | undefined => {
  const sourceId = (dataset.provenance.title ?? dataset.records[0])?.sourceId;
  if (sourceId === undefined) return undefined;
  const { id, organization, title, changedAt, firstSeenAt } = dataset;
  // What is known of a dataset that was joined with an older one began with this one.
  const watchedSince = history?.watchedSince ?? firstSeenAt;
  const known = history?.changes ?? [];
  const isNew = changedAt > watchedSince && !known.some(({ at, kind }) => at === changedAt && kind === 'content');
  const changes = isNew ? keptChanges([...known, { at: changedAt, kind: 'content' }]) : known;
  const { observed } = expectationOf({ changes, watchedSince, ...defined({ declared }) }, now);
  const isExpected = observed?.isRegular === true && declared?.kind !== 'never';
  const instant = (at: number): string => new Date(at).toISOString();
  return {
    ...{ id, sourceId },
    ...defined({ organization }),
    title: Object.fromEntries(
      Object.entries(title).flatMap(([language, text]) =>
        text === undefined ? [] : [[language, cutText(text, MAX_TITLE)]],
      ),
    ),
    ...defined({ declared }),
    ...{ watchedSince, changes },
    ...(isExpected
      ? {
          next: {
            at: instant(observed.next.at),
            from: instant(observed.next.from),
            until: instant(observed.next.until),
            lateFrom: instant(observed.lateFrom),
          },
        }
      : {}),
  };
};
