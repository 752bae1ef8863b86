import { isChange, instantsOf, type FreshnessEvidence } from './evidence.ts';
import { observedRhythm, type ObservedRhythm } from './observed-rhythm.ts';
import type { CalendarName } from './working-days.ts';

const DAY = 86_400_000;
/** A declaration is wrong if what is observed differs by this factor. */
export const WRONG_BY = 3;
/** All days of the year for each day of a calendar: of 365 days, some 250 are business days and 180 are school days. */
const REAL_DAYS: Readonly<Record<CalendarName, number>> = {
  'every-day': 1,
  'business-days': 365 / 250,
  'school-days': 365 / 180,
};

/** Until when a dataset may stay as it is. Instants in Unix milliseconds. */
export interface Deadlines {
  readonly basis: 'observed' | 'declared';
  readonly lateFrom: number;
  readonly staleFrom: number;
  readonly next: ObservedRhythm['next'];
}

/** What was observed, and what follows from it. */
export interface Expectation {
  /** The last change that was seen, if any. */
  readonly lastChange?: number;
  readonly observed?: ObservedRhythm;
  readonly deadlines?: Deadlines;
}

/** Returns the period of a rhythm in days of the year. */
export const realDays = ({ period, calendar }: ObservedRhythm): number => period * REAL_DAYS[calendar];

/**
 * Returns until when a dataset may stay as it is: as long as its observed rhythm allows, or the declared one if that is longer, or if none is
 * observed. So a monthly dataset is not late after a day, and one that wrongly declares itself daily is judged by what it does. Depends on
 * the evidence alone, except that a claimed date in the future (after `now`) is left out.
 */
export const expectationOf = (evidence: FreshnessEvidence, now: Date): Expectation => {
  const { changes, watchedSince, declared, resolutionMs = 0 } = evidence;
  // What was there when it was first seen did not change then.
  const instants = instantsOf(changes, isChange).filter((at) => at > Date.parse(watchedSince));
  const observed = observedRhythm(instants, resolutionMs);
  const lastChange = instants.at(-1);
  const known = {
    ...(lastChange === undefined ? {} : { lastChange }),
    ...(observed === undefined ? {} : { observed }),
  };
  if (declared !== undefined && declared.kind !== 'regular') return known;
  const promised = declared && promiseOf(evidence, declared.days, lastChange, now);
  if (observed?.isRegular !== true) return { ...known, ...(promised === undefined ? {} : { deadlines: promised }) };
  const { lateFrom, staleFrom, next } = observed;
  const own: Deadlines = { basis: 'observed', lateFrom, staleFrom, next };
  // The promise counts from the last change, not from a date that moves without one.
  const kept =
    declared === undefined || lastChange === undefined
      ? undefined
      : promiseFrom(lastChange, declared.days, resolutionMs);
  return { ...known, deadlines: kept !== undefined && kept.lateFrom > lateFrom ? { ...kept, next } : own };
};

const promiseOf = (
  { claimed, resolutionMs = 0 }: FreshnessEvidence,
  days: number,
  lastChange: number | undefined,
  now: Date,
): Deadlines | undefined => {
  const said = claimedAt(claimed);
  const last = Math.max(lastChange ?? -Infinity, said !== undefined && said <= now.getTime() ? said : -Infinity);
  return last === -Infinity ? undefined : promiseFrom(last, days, resolutionMs);
};

const promiseFrom = (last: number, days: number, resolutionMs: number): Deadlines => {
  const at = last + days * DAY;
  const lateFrom = at + Math.max(days / 2, 1) * DAY + resolutionMs;
  return {
    basis: 'declared',
    ...{ lateFrom, staleFrom: lateFrom + WRONG_BY * days * DAY },
    next: { at, from: last + (days / 2) * DAY, until: lateFrom },
  };
};

/** Returns the instant of a claimed date, the end of it if it is a day, a month or a year. */
export const claimedAt = (claimed: string | undefined): number | undefined => {
  if (claimed === undefined) return undefined;
  const [year = 0, month, day] = claimed.slice(0, 10).split('-').map(Number);
  if (claimed.length > 10) return Date.parse(claimed);
  if (day !== undefined) return Date.UTC(year, month! - 1, day);
  // Of a month or a year, nothing more is known than that it was before its end.
  return (month === undefined ? Date.UTC(year + 1, 0, 1) : Date.UTC(year, month, 1)) - DAY;
};
