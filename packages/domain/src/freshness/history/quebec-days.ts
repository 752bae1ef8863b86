const offsets = new Intl.DateTimeFormat('en-US', { timeZone: 'America/Toronto', timeZoneName: 'longOffset' });
const dates = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Toronto', dateStyle: 'short' });

/** A day of Québec's time: 23 or 25 hours long when the clocks change. */
export interface Day {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly start: Date;
  readonly end: Date;
}

/** Returns the date of an instant in Québec's time, `YYYY-MM-DD`. */
export const dateOf = (instant: Date): string => dates.format(instant);

/** Returns the `count` days that end with the day of an instant, oldest first. */
export const daysUntil = (last: Date, count: number): readonly Day[] => {
  const [year = 0, month = 0, day = 0] = dateOf(last).split('-').map(Number);
  const dateAt = (at: number): string => new Date(Date.UTC(year, month - 1, day + at)).toISOString().slice(0, 10);
  return Array.from({ length: count }, (_, index) => {
    const at = index - count + 1;
    return { date: dateAt(at), start: startOfDay(dateAt(at)), end: startOfDay(dateAt(at + 1)) };
  });
};

/** Returns the beginning of a day in Québec’s time. Clocks change there at two in the morning, so that each day has one midnight, with the offset of the hour before. */
export const startOfDay = (date: string): Date => {
  const asUtc = Date.parse(`${date}T00:00:00Z`);
  // Five hours later it is midnight or one o'clock there.
  return new Date(asUtc - offsetMs(new Date(asUtc + 5 * 3_600_000)));
};

const offsetMs = (instant: Date): number => {
  const text = offsets.formatToParts(instant).find(({ type }) => type === 'timeZoneName')!.value;
  const [, sign, hours, minutes] = /^GMT([+-])(\d\d):(\d\d)$/.exec(text)!;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
};
