import type { Run } from '@moisson/contracts';
import { fillBoth, said, type Bilingual } from '@moisson/kernel';
import { z } from 'zod';
import { dateOf } from './quebec-days.ts';

/** How long the complete runs of a feed took: the longest of each day of Québec that had one. */
export const RunDurations = z.object({
  /** The day of the newest one. */
  day: z.iso.date(),
  /** Whole seconds, oldest first. */
  seconds: z.array(z.int().nonnegative()).min(1),
});
export type RunDurations = Readonly<z.infer<typeof RunDurations>>;

/** Days that are kept. */
const MAX_DAYS = 90;
/** So many days in a row must be slow: one reading of the whole list among those of its changes is none. */
const SLOW_DAYS = 3;
/** With fewer days before them nothing is known of what is usual. */
const MIN_DAYS = 10;
const TIMES_LONGER = 3;
/** A run that is over in this time is no trouble. */
const LEAST_SECONDS = 600;

/** Returns the durations after a complete run. */
export const durationsAfter = (
  known: RunDurations | undefined,
  { startedAt, endedAt }: Pick<Run, 'startedAt' | 'endedAt'>,
): RunDurations => {
  const day = dateOf(new Date(endedAt));
  // A clock that was set back makes no negative time.
  const took = Math.max(0, Math.round((Date.parse(endedAt) - Date.parse(startedAt)) / 1000));
  if (known === undefined) return { day, seconds: [took] };
  if (day > known.day) return { day, seconds: [...known.seconds, took].slice(-MAX_DAYS) };
  return { day: known.day, seconds: [...known.seconds.slice(0, -1), Math.max(known.seconds.at(-1)!, took)] };
};

/**
 * Returns that a feed takes three times longer than it used to, on three days in a row; undefined while it does not. The measure is the upper quartile
 * of the older half of its days (ten at least): it does not grow along with runs that grow a little each day, and a slow day among them moves
 * nothing.
 */
export const slowRuns = ({ seconds }: RunDurations): Bilingual | undefined => {
  if (seconds.length < MIN_DAYS + SLOW_DAYS) return undefined;
  const older = seconds.slice(0, Math.max(MIN_DAYS, seconds.length >> 1)).sort((a, b) => a - b);
  const usual = older[Math.ceil(0.75 * older.length) - 1]!;
  const now = Math.min(...seconds.slice(-SLOW_DAYS));
  if (now <= LEAST_SECONDS || now <= TIMES_LONGER * usual) return undefined;
  return fillBoth(REASON, { minutes: Math.round(now / 60), usual: Math.max(1, Math.ceil(usual / 60)) });
};

const REASON = said(
  'Lue en {minutes|minute|minutes} ou plus, trois jours de suite; il en fallait {usual|minute|minutes} au plus.',
  'Its runs take {minutes|minute|minutes} or more, on three days in a row; they used to take {usual|minute|minutes} at most.',
);
