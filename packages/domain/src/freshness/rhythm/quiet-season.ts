import { QUIET_PERIODS } from './rhythm-of.ts';
import { workingDays, type CalendarName } from './working-days.ts';

const DAY = 86_400_000;
const YEAR_MS = 365.25 * DAY;
/** Shorter quiet times are no season: they are holidays, or somebody was away. */
const MIN_SEASON_MS = 30 * DAY;
/** Seasons begin and end this much earlier or later than a year before. */
export const SEASON_TOLERANCE_MS = 30 * DAY;
/** Years back in which a season is looked for. */
const YEARS = 3;

/** A quiet season of this year, as it was in an earlier one. Unix milliseconds. */
export interface QuietSeason {
  readonly from: number;
  readonly until: number;
}

/**
 * Returns the quiet season that may begin with the last change, if the same time of an earlier year was quiet too: a dataset about snow waits
 * for the next winter. `changes`: ascending, in Unix milliseconds; `period`: the usual days of the calendar between them. A summer of which no
 * day counts in the calendar is no season. Undefined if none was seen.
 */
export const quietSeason = (
  changes: readonly number[],
  period: number,
  calendar: CalendarName,
): QuietSeason | undefined => {
  const last = changes.at(-1);
  if (last === undefined) return undefined;
  const days = workingDays(calendar);
  for (let at = changes.length - 2; at >= 0; at -= 1) {
    const [from, until] = [changes[at]!, changes[at + 1]!];
    const gap = until - from;
    if (gap < MIN_SEASON_MS || days.at(until) - days.at(from) < QUIET_PERIODS * period) continue;
    for (let year = 1; year <= YEARS; year += 1) {
      const begin = from + year * YEAR_MS;
      // A change at the end of last year's quiet time is the first of the new season, not the last of the old one.
      if (Math.abs(begin - last) <= Math.min(SEASON_TOLERANCE_MS, gap / 2)) return { from: begin, until: begin + gap };
    }
  }
  return undefined;
};
