import { Instant, SourceId, type Run } from '@moisson/contracts';
import { z } from 'zod';
import { dateOf } from './quebec-days.ts';
import { durationsAfter, RunDurations } from './run-durations.ts';

/** A time in which the content of a feed stayed as it was, from one change to the next. */
const QuietTime = z.object({ from: Instant, until: Instant });
export type QuietTime = Readonly<z.infer<typeof QuietTime>>;

/** When the content of a feed changed, and how long its runs took, as far as they were seen. */
export const ContentRhythm = z.object({
  sourceId: SourceId,
  /** The newest run that was considered. */
  run: z.int().nonnegative(),
  /** For each day of Québec, the end of the last complete run that created, updated or removed records; oldest first. */
  changes: z.array(Instant),
  /** The longest quiet times, also of days whose changes are not kept any more. */
  quiet: z.array(QuietTime).optional(),
  durations: RunDurations.optional(),
});
export type ContentRhythm = Readonly<z.infer<typeof ContentRhythm>>;

/** Days with changes that are kept: enough to cover a year of a feed that changes every week. */
const MAX_CHANGES = 60;
/** Quiet times that are kept: two summers, two turns of the year, and whatever else was long. */
const MAX_QUIET = 8;
/** A longer time ago, somebody else may have kept the feed. */
const QUIET_KEPT_MS = 3 * 366 * 86_400_000;

type ConsideredRun = Pick<Run, 'sourceId' | 'run' | 'complete' | 'startedAt' | 'endedAt' | 'counts'>;

/** Returns the rhythm after a run; the same one if the run brings nothing new. */
export const rhythmAfter = (rhythm: ContentRhythm | undefined, run: ConsideredRun): ContentRhythm => {
  const known = rhythm ?? { sourceId: run.sourceId, run: 0, changes: [] };
  if (run.run <= known.run || !run.complete) return known;
  const { created, updated, removed } = run.counts;
  const next = { ...known, run: run.run, durations: durationsAfter(known.durations, run) };
  return created + updated + removed > 0 ? withChange(next, run.endedAt) : next;
};

/** A feed that is read each hour may change 24 times a day: its days count, not its runs. */
const withChange = (rhythm: ContentRhythm, at: string): ContentRhythm => {
  const { changes, quiet = [] } = rhythm;
  const last = changes.at(-1);
  if (last === undefined) return { ...rhythm, changes: [at] };
  // A clock that was set back makes no quiet time.
  if (at <= last) return rhythm;
  if (dateOf(new Date(last)) === dateOf(new Date(at))) return { ...rhythm, changes: [...changes.slice(0, -1), at] };
  const forgotten = new Date(Date.parse(at) - QUIET_KEPT_MS).toISOString();
  const longest = [...quiet, { from: last, until: at }]
    .filter(({ until }) => until > forgotten)
    .sort((a, b) => lengthOf(b) - lengthOf(a))
    .slice(0, MAX_QUIET);
  return { ...rhythm, changes: [...changes, at].slice(-MAX_CHANGES), quiet: longest };
};

const lengthOf = ({ from, until }: QuietTime): number => Date.parse(until) - Date.parse(from);
