/** Beginnings of the names of the days of the week in French and English, from Sunday. */
const DAYS: readonly RegExp[] = [
  /^(?:dim|sun)/,
  /^(?:lun|mon)/,
  /^(?:mar|tue)/,
  /^(?:mer|wed)/,
  /^(?:jeu|thu)/,
  /^(?:ven|fri)/,
  /^(?:sam|sat)/,
];
const FORM = /^(?:date changed\s+)?(\p{L}{3,9})\.?, (\d{2})\/(\d{2})\/(\d{4}) - (\d{2}:\d{2})$/iu;

/**
 * Returns the time of a date as DKAN writes it ("mar, 05/06/2018 - 12:00", "Tue, 06/05/2018 - 12:00") in ISO 8601,
 * without a zone. A French site writes the day first, an English one the month: the day of the week tells which.
 * Undefined if it fits neither, or both.
 */
export const weekdayTime = (text: string): string | undefined => {
  const [, name, one, other, year, time] = FORM.exec(text) ?? [];
  if (name === undefined) return undefined;
  const weekday = DAYS.findIndex((day) => day.test(name.toLowerCase()));
  const fitting = new Set(
    [`${year}-${other}-${one}`, `${year}-${one}-${other}`].filter((date) => {
      const at = new Date(`${date}T00:00:00Z`);
      return !Number.isNaN(at.getTime()) && at.getUTCDay() === weekday && at.toISOString().startsWith(date);
    }),
  );
  const [date] = fitting;
  return fitting.size === 1 ? `${date}T${time}:00` : undefined;
};
