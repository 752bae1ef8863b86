import { quietSeason, SEASON_TOLERANCE_MS } from './quiet-season.ts';
import { QUIET_PERIODS, REGULAR, rhythmOf, type RhythmOfUpdates } from './rhythm-of.ts';
import { calendarNames, workingDays, type CalendarName } from './working-days.ts';

/** The rhythm of a dataset, or of one file, as it was seen. Instants in Unix milliseconds. */
export interface ObservedRhythm {
  readonly calendar: CalendarName;
  /** Updates that were seen, each of one or more changes. */
  readonly updates: number;
  /** Days of the calendar from one update to the next. */
  readonly period: number;
  /** From 0 to 1: the least share of gaps that are like the period, with 95 % confidence. */
  readonly certainty: number;
  /** Whether it is certain enough to expect anything. */
  readonly isRegular: boolean;
  /** The next update, and between what it is expected. */
  readonly next: { readonly at: number; readonly from: number; readonly until: number };
  /** When it is late, if nothing changes until then, and when it has stopped. */
  readonly lateFrom: number;
  readonly staleFrom: number;
  /** Whether it waits for the end of a quiet season. */
  readonly inQuietSeason: boolean;
}

/** Changes on days that do not count, of a hundred: somebody works on a Sunday. */
const MAX_OUTSIDE_SHARE = 0.03;
/** With fewer updates a calendar may fit by chance: of fourteen, none is on a weekend in one of a hundred cases (5/7 to the power of 14). */
const MIN_UPDATES = 14;
/** A calendar must explain this share of the spread of the gaps, or the simpler one is kept. */
const GAIN = 0.2;
/** Nothing is late by less than a day of its calendar: a clerk may be ill. */
const MIN_TOLERANCE = 1;
/** Half a period late is late, and three periods without an update are a stop. */
const [LATE, STALE] = [0.5, 3];

/**
 * Returns the rhythm of changes (Unix milliseconds, in any order; the same instant counts once), or undefined with fewer than four updates.
 * All it returns depends on the changes alone, and not on the present: so a dataset that is late stays late until it changes.
 * `resolutionMs`: the time between two looks at it; a change is seen up to that much later.
 */
export const observedRhythm = (changes: readonly number[], resolutionMs = 0): ObservedRhythm | undefined => {
  const sorted = [...new Set(changes)].sort((a, b) => a - b);
  const best = bestCalendar(sorted);
  if (best === undefined) return undefined;
  const { calendar, rhythm } = best;
  const days = workingDays(calendar);
  const { updates, period, certainty } = rhythm;
  const last = updates.at(-1)!;
  const slack = Math.max(MIN_TOLERANCE, LATE * period, rhythm.longest - period) + resolutionMs / 86_400_000;
  const season = quietSeason(sorted, period, calendar);
  const due = days.instant(last.first + period);
  const ordinary = (at: number): ObservedRhythm['next'] => ({
    at,
    from: days.instant(last.first + rhythm.shortest),
    until: days.instant(last.first + rhythm.longest),
  });
  const after = (instant: number, more: number): number => days.instant(days.at(instant) + more);
  const known = { calendar, updates: updates.length, period, certainty, isRegular: certainty >= REGULAR };
  if (season !== undefined)
    return {
      ...known,
      next: isBeforeSeason(due, season.from)
        ? ordinary(due)
        : { at: season.until, from: season.until - SEASON_TOLERANCE_MS, until: season.until + SEASON_TOLERANCE_MS },
      // It may have begun earlier than last year.
      lateFrom: Math.max(season.until + SEASON_TOLERANCE_MS, after(due, slack)),
      staleFrom: Math.max(season.until + SEASON_TOLERANCE_MS, after(due, slack)) + STALE * SEASON_TOLERANCE_MS,
      inQuietSeason: !isBeforeSeason(due, season.from),
    };
  return {
    ...known,
    next: ordinary(due),
    // A burst that goes on is not late: what counts is its last change.
    lateFrom: Math.max(after(due, slack), days.instant(last.last + period)),
    staleFrom: Math.max(after(due, slack + STALE * period), days.instant(last.last + period)),
    inQuietSeason: false,
  };
};

/** Whether an update is due before the season in which nothing changed last year. */
const isBeforeSeason = (due: number, seasonFrom: number): boolean => due <= seasonFrom;

/** Returns the calendar in which the gaps differ least, the simpler of two that are nearly equal. */
const bestCalendar = (
  sorted: readonly number[],
): { readonly calendar: CalendarName; readonly rhythm: RhythmOfUpdates } | undefined => {
  let best: { calendar: CalendarName; rhythm: RhythmOfUpdates; error: number } | undefined;
  for (const calendar of calendarNames) {
    const days = workingDays(calendar);
    if (calendar !== 'every-day') {
      const outside = sorted.filter((at) => !days.includes(at)).length;
      if (sorted.length < MIN_UPDATES || outside > MAX_OUTSIDE_SHARE * sorted.length) continue;
    }
    const rhythm = rhythmOf(sorted.map((at) => days.at(at)));
    if (rhythm === undefined || (calendar !== 'every-day' && rhythm.updates.length < MIN_UPDATES)) continue;
    const error = errorOf(rhythm);
    if (best === undefined || error < best.error * (1 - GAIN)) best = { calendar, rhythm, error };
  }
  return best;
};

/**
 * How badly a calendar explains the changes: how far the newest gaps lie from the period (a longer one counts as one period at most), and which
 * share of the whole time is quiet. The summer of a school is quiet in business days, and nothing in school days.
 */
const errorOf = ({ updates, gaps, period }: RhythmOfUpdates): number => {
  const uneven = gaps.reduce((sum, gap) => sum + Math.min(1, Math.abs(gap - period) / period), 0) / gaps.length;
  let quiet = 0;
  for (let at = 1; at < updates.length; at += 1) {
    const gap = updates[at]!.first - updates[at - 1]!.first;
    if (gap >= QUIET_PERIODS * period) quiet += gap - period;
  }
  return uneven + quiet / (updates.at(-1)!.first - updates[0]!.first);
};
