import { SourceId, SpellState, type FeedSpell, type Run } from '@moisson/contracts';
import { z } from 'zod';
import { countDurations, Durations } from './durations.ts';
import { feedDays } from './feed-days.ts';
import { dateOf, type Day } from './quebec-days.ts';

const Count = z.int().nonnegative();

/** One feed in one day of Québec: what sums over sources and days need. */
export const DayBucket = z.object({
  sourceId: SourceId,
  date: z.iso.date(),
  /** Minutes in each state. */
  minutes: z.partialRecord(SpellState, z.number().nonnegative()),
  /** Runs that ended in the day. */
  runs: Count,
  completeRuns: Count,
  created: Count,
  updated: Count,
  removed: Count,
  /** How long the runs took. */
  durations: Durations,
});
export type DayBucket = Readonly<z.infer<typeof DayBucket>>;

type BucketRun = Pick<Run, 'id' | 'startedAt' | 'endedAt' | 'complete' | 'counts'>;

/**
 * Returns the bucket of each day. `runs`: all that ended in these days, in any order; one that is given twice counts once. The same spells
 * and runs give the same buckets, whoever computes them, so that writing them again changes nothing.
 */
export const dayBuckets = (
  sourceId: SourceId,
  {
    spells,
    runs,
    days,
    now,
  }: {
    readonly spells: readonly FeedSpell[];
    readonly runs: readonly BucketRun[];
    readonly days: readonly Day[];
    readonly now: Date;
  },
): readonly DayBucket[] => {
  const unique = [...new Map(runs.map((run) => [run.id, run])).values()];
  const runsOf = Map.groupBy(unique, ({ endedAt }) => dateOf(new Date(endedAt)));
  return feedDays(spells, days, now).map(({ date, minutes }) => {
    const own = runsOf.get(date) ?? [];
    const sum = (of: (run: BucketRun) => number): number => own.reduce((total, run) => total + of(run), 0);
    return {
      ...{ sourceId, date, minutes, runs: own.length, completeRuns: own.filter(({ complete }) => complete).length },
      created: sum(({ counts }) => counts.created),
      updated: sum(({ counts }) => counts.updated),
      removed: sum(({ counts }) => counts.removed),
      durations: countDurations(own.map(({ startedAt, endedAt }) => Date.parse(endedAt) - Date.parse(startedAt))),
    };
  });
};
