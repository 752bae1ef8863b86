import { gapsOf } from './statistics.ts';
import { QUIET_PERIODS } from './rhythm-of.ts';

const YEAR = 365.25;
/** Shorter quiet times are no season: they are holidays, or somebody was away. */
const MIN_SEASON = 30;
/** Seasons begin and end this many days earlier or later than a year before. */
export const SEASON_TOLERANCE = 30;
/** Years back in which a season is looked for. */
const YEARS = 3;

/**
 * Returns when the quiet season ends that begins with the last update, if the same time of an earlier year was quiet too: a dataset about snow
 * waits for the next winter. `updates`: ascending, in days; `period`: the usual time between them. Undefined if no such season was seen.
 */
export const endOfSeason = (updates: readonly number[], period: number): number | undefined => {
  const last = updates.at(-1);
  if (last === undefined) return undefined;
  const gaps = gapsOf(updates);
  for (let year = 1; year <= YEARS; year += 1)
    for (let at = gaps.length - 1; at >= 0; at -= 1) {
      const [from, gap] = [updates[at]! + year * YEAR, gaps[at]!];
      if (gap < Math.max(MIN_SEASON, QUIET_PERIODS * period)) continue;
      // An update in the tolerance before last year's end is the first of the new season, not the last of the old one.
      if (Math.abs(from - last) <= Math.min(SEASON_TOLERANCE, gap / 2)) return from + gap;
    }
  return undefined;
};
