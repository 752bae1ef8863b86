import { refusedQuery } from '../ckan-error.ts';

/** Milliseconds since 1970: from the first, included, to before the second. */
export interface DateSpan {
  readonly from: number;
  readonly before: number;
}

type Unit = 'YEAR' | 'MONTH' | 'DAY' | 'HOUR' | 'MINUTE' | 'SECOND';

const UNITS = '(YEAR|MONTH|DAY|HOUR|MINUTE|SECOND|DATE)S?';
const STEPS = new RegExp(`([+-])(\\d{1,6})${UNITS}|/${UNITS}`, 'g');
const WHOLE = new RegExp(
  `^(NOW|\\d{4}(?:-\\d{2}(?:-\\d{2}(?:T\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?)?)?)?Z?)((?:[+-]\\d{1,6}${UNITS}|/${UNITS})*)$`,
);
const MAX_MS = 8.64e15;

/**
 * Returns the span of a date of a query: of an instant its millisecond, of a year, month, day or minute all of it. Solr's date math is understood:
 * `NOW-30DAYS`, `NOW/DAY`, `2024-01-01T00:00:00Z+1MONTH`. Times are UTC. Throws a `CkanError`.
 */
export const dateSpan = (text: string, now: Date): DateSpan => {
  const match = WHOLE.exec(text.trim());
  if (match === null) throw invalidDate(text);
  const [, base = '', math = ''] = match;
  const span = base === 'NOW' ? instant(now.getTime()) : written(base.replace(/Z$/, ''));
  if (!isReadable(span)) throw invalidDate(text);
  if (math === '') return span;
  let at = new Date(span.from);
  for (const [, sign, count, unit, rounded] of math.matchAll(STEPS)) {
    at =
      unit === undefined
        ? start(at, unitOf(rounded!))
        : moved(at, (sign === '-' ? -1 : 1) * Number(count), unitOf(unit));
    if (!isReadable(instant(at.getTime()))) throw invalidDate(text);
  }
  return instant(at.getTime());
};

const instant = (ms: number): DateSpan => ({ from: ms, before: ms + 1 });
const isReadable = ({ from, before }: DateSpan): boolean => Math.abs(from) < MAX_MS && Math.abs(before) < MAX_MS;
const unitOf = (name: string): Unit => (name === 'DATE' ? 'DAY' : (name as Unit));

/** Which unit a date of so many characters leaves open; none if it names a second. */
const WRITTEN: Readonly<Record<number, Unit>> = { 4: 'YEAR', 7: 'MONTH', 10: 'DAY', 16: 'MINUTE' };

const written = (date: string): DateSpan => {
  const from = Date.parse(date.length === 16 ? `${date}:00Z` : date.length > 16 ? `${date}Z` : date);
  const unit = WRITTEN[date.length];
  // A day that a month does not have is another day for `Date`: it is refused.
  if (Number.isNaN(from) || (date.length >= 10 && new Date(from).toISOString().slice(0, 10) !== date.slice(0, 10)))
    return { from: NaN, before: NaN };
  return unit === undefined ? instant(from) : { from, before: moved(new Date(from), 1, unit).getTime() };
};

const moved = (date: Date, count: number, unit: Unit): Date => {
  const at = new Date(date);
  if (unit === 'YEAR') at.setUTCFullYear(at.getUTCFullYear() + count);
  else if (unit === 'MONTH') at.setUTCMonth(at.getUTCMonth() + count);
  else at.setTime(at.getTime() + count * LENGTHS[unit]);
  return at;
};
const LENGTHS = { DAY: 86_400_000, HOUR: 3_600_000, MINUTE: 60_000, SECOND: 1000 } as const;

const start = (date: Date, unit: Unit): Date => {
  const text = date.toISOString();
  const kept = text.slice(0, text.length - 24 + { YEAR: 4, MONTH: 7, DAY: 10, HOUR: 13, MINUTE: 16, SECOND: 19 }[unit]);
  const rest = '0000-01-01T00:00:00.000Z'.slice({ YEAR: 4, MONTH: 7, DAY: 10, HOUR: 13, MINUTE: 16, SECOND: 19 }[unit]);
  return new Date(kept + rest);
};

const invalidDate = (text: string): Error => refusedQuery(`Invalid Date String: '${text.slice(0, 100)}'`);
