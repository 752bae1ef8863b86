/**
 * Returns whether a date (`YYYY-MM-DD`) is one of Québec's statutory holidays, or the Easter Monday on which its public service rests.
 * Rules and their source: docs/facts/holidays.md.
 */
export const isHoliday = (date: string): boolean => {
  const year = Number(date.slice(0, 4));
  let known = byYear.get(year);
  if (known === undefined) byYear.set(year, (known = new Set(holidaysOf(year))));
  return known.has(date);
};

/** A set for each year that was asked for: dates are limited to the range of `WorkingDays`. */
const byYear = new Map<number, ReadonlySet<string>>();

const [SUNDAY, MONDAY] = [0, 1];

const holidaysOf = (year: number): readonly string[] => {
  const easter = easterOf(year);
  return [
    dateOf(year, 1, 1),
    addDays(easter, -2),
    addDays(easter, 1),
    // Journée nationale des patriotes: the Monday before 25 May.
    onOrBefore(dateOf(year, 5, 24), MONDAY),
    unlessSunday(dateOf(year, 6, 24)),
    unlessSunday(dateOf(year, 7, 1)),
    // The first Monday of September, and the second one of October.
    onOrBefore(dateOf(year, 9, 7), MONDAY),
    onOrBefore(dateOf(year, 10, 14), MONDAY),
    dateOf(year, 12, 25),
  ];
};

const dateOf = (year: number, month: number, day: number): string =>
  new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);

const addDays = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);

const weekdayOf = (date: string): number => new Date(date).getUTCDay();

const onOrBefore = (date: string, weekday: number): string => addDays(date, -((weekdayOf(date) - weekday + 7) % 7));

/** The day after, if the date is a Sunday. */
const unlessSunday = (date: string): string => (weekdayOf(date) === SUNDAY ? addDays(date, 1) : date);

/** Easter Sunday of the Gregorian calendar: Meeus, Jones and Butcher (J. Meeus, Astronomical Algorithms, 1991, chapter 8). */
const easterOf = (year: number): string => {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return dateOf(year, Math.floor(n / 31), (n % 31) + 1);
};
