import { startOfDay } from '../history/quebec-days.ts';
import { isHoliday } from './quebec-holidays.ts';

/** The days that count in a rhythm: all, those on which offices are open, or those on which schools are. */
export const calendarNames = ['every-day', 'business-days', 'school-days'] as const;
export type CalendarName = (typeof calendarNames)[number];

const DAY = 86_400_000;
const FIRST_YEAR = 2000;
const FIRST = startOfDay(`${FIRST_YEAR}-01-01`).getTime();
/** Sixty years: what is earlier or later is counted as the first or last of these days. */
const DAYS = 21_914;
/** The beginning of each day in Québec's time, and of the one after the last: days have 23 to 25 hours. */
const starts = new Float64Array(DAYS + 1);
const dates: string[] = [];

/** Filled at first use. The time zone is asked once a month, and each day only in months in which clocks change. */
const fill = (): void => {
  for (let month = 0; dates.length <= DAYS; month += 1) {
    const [from, until] = [Date.UTC(FIRST_YEAR, month, 1), Date.UTC(FIRST_YEAR, month + 1, 1)];
    const [first, next] = [offsetOf(from), offsetOf(until)];
    for (let day = from; day < until && dates.length <= DAYS; day += DAY) {
      starts[dates.length] = day + (first === next ? first : offsetOf(day));
      dates.push(isoDate(day));
    }
  }
};

/** Returns how much later a day begins in Québec than in UTC. */
const offsetOf = (utc: number): number => startOfDay(isoDate(utc)).getTime() - utc;

const isoDate = (utc: number): string => new Date(utc).toISOString().slice(0, 10);

/** Returns the number of the day of an instant (Unix milliseconds), limited to the days that are known. */
const dayOf = (instant: number): number => {
  const guess = Math.min(DAYS - 1, Math.max(0, Math.floor((instant - FIRST) / DAY)));
  if (instant < starts[guess]!) return Math.max(0, guess - 1);
  return guess + 1 < DAYS && instant >= starts[guess + 1]! ? guess + 1 : guess;
};

/** Summer holidays, those around New Year, and the week off of winter: the first whole week of March in most school service centres. */
const isSchoolHoliday = (date: string): boolean => {
  const [month, day] = [Number(date.slice(5, 7)), Number(date.slice(8))];
  if (month === 7 || (month === 6 && day >= 24) || (month === 8 && day <= 25)) return true;
  if ((month === 12 && day >= 23) || (month === 1 && day <= 6)) return true;
  const monday = day - ((new Date(date).getUTCDay() + 6) % 7);
  return month === 3 && monday >= 1 && monday <= 7;
};

const isWeekend = (date: string): boolean => [0, 6].includes(new Date(date).getUTCDay());
const counts: Readonly<Record<CalendarName, (date: string) => boolean>> = {
  'every-day': () => true,
  'business-days': (date) => !isWeekend(date) && !isHoliday(date),
  'school-days': (date) => !isWeekend(date) && !isHoliday(date) && !isSchoolHoliday(date),
};

/**
 * Measures time in the days of a calendar: whole days that count, and a part of the day. A day of 23 or 25 hours is one day, so that what
 * happens at nine each morning happens once a day in the weeks when clocks change too.
 */
export class WorkingDays {
  /** How many days that count come before each day. */
  readonly #before = new Int32Array(DAYS + 1);

  constructor(calendar: CalendarName) {
    fill();
    for (let at = 0; at < DAYS; at += 1)
      this.#before[at + 1] = this.#before[at]! + (counts[calendar](dates[at]!) ? 1 : 0);
  }

  /** Returns the days that count from the beginning of 2000 to an instant (Unix milliseconds). */
  at(instant: number): number {
    const day = dayOf(instant);
    const part = (instant - starts[day]!) / (starts[day + 1]! - starts[day]!);
    return this.#before[day]! + (this.#counts(day) ? Math.min(1, Math.max(0, part)) : 0);
  }

  /** Returns the instant (Unix milliseconds) after so many days that count; the latest one that is known if there are fewer. */
  instant(days: number): number {
    let [low, high] = [0, DAYS - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#before[middle]! <= days) low = middle;
      else high = middle - 1;
    }
    const part = Math.min(1, Math.max(0, days - this.#before[low]!));
    return starts[low]! + (this.#counts(low) ? part * (starts[low + 1]! - starts[low]!) : 0);
  }

  /** Returns whether the day of an instant counts. */
  includes(instant: number): boolean {
    return this.#counts(dayOf(instant));
  }

  #counts(day: number): boolean {
    return this.#before[day + 1]! > this.#before[day]!;
  }
}

const made = new Map<CalendarName, WorkingDays>();

/** Returns the measure of a calendar, made once. */
export const workingDays = (calendar: CalendarName): WorkingDays => {
  let days = made.get(calendar);
  if (days === undefined) made.set(calendar, (days = new WorkingDays(calendar)));
  return days;
};
