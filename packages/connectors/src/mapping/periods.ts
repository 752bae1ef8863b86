import { readDateValue } from './dates.ts';

/** A period with the precision that the source gave. A missing start or end is open. */
export interface Period {
  readonly start?: string;
  readonly end?: string;
}

/** `unreadable`: not a period; `inverted`: it ends before it begins. */
export type PeriodReading = Period | { readonly fault: 'unreadable' | 'inverted' };

const MAX_LENGTH = 300;

/**
 * Reads a period in the forms of catalogues: ISO 8601 intervals (also open ones and those with a duration), two years
 * or dates separated by a dash, a comma or a word, a single date, and objects with a start and an end (DCAT,
 * schema.org).
 */
export const readPeriod = (value: unknown): PeriodReading => {
  if (Array.isArray(value))
    return value.length === 1 ? readPeriod(value[0]) : value.length === 2 ? between(value[0], value[1]) : UNREADABLE;
  if (typeof value === 'object' && value !== null) return readObject(value);
  if (typeof value === 'number') return between(value, undefined);
  if (typeof value !== 'string' || value.length > MAX_LENGTH) return UNREADABLE;
  const text = value.trim().replace(/\s+/g, ' ');
  if (readDateValue(text) !== undefined) return between(text, undefined);
  for (const separator of SEPARATORS) {
    const parts = text.split(separator);
    if (parts.length === 2 && parts.some((part) => part.trim() !== '')) {
      const period = between(withoutWords(parts[0]!), withoutWords(parts[1]!));
      if (!('fault' in period) || period.fault === 'inverted') return period;
    }
  }
  const open = /^(?:depuis|since|from|a partir de|à partir de|dès)\s+(\S.*)$/i.exec(text);
  return open === null ? UNREADABLE : between(open[1], '..');
};

const UNREADABLE: PeriodReading = { fault: 'unreadable' };
/** Returns a period from its two ends, each of which may be missing. */
export const periodBetween = (start: unknown, end: unknown): PeriodReading =>
  between(start ?? undefined, end ?? undefined);

/**
 * In the order in which they are tried; the first that splits a text in two is used. A single dash only separates
 * years, because dates contain dashes.
 */
const SEPARATORS = [
  '/',
  '--',
  /[–—]/,
  ' - ',
  / (?:à|a|au|to|until|jusqu[’'](?:à|au|en)|through) /i,
  /[,;]/,
  /(?<=^\d{4})-(?=\d{4}$)/,
];
const withoutWords = (text: string): string => text.trim().replace(/^(?:de|du|from|entre)\s+/i, '');
/** Texts for an open end: "..", as in ISO 8601-2, nothing, or "now". */
const OPEN =
  /^(?:|\.\.|\*|open|now|present|présent|ongoing|current|aujourd[’']hui|en cours|actuel|maintenant|à ce jour|ce jour)$/i;

const STARTS = [
  'start',
  'startDate',
  'start_date',
  'begin',
  'beginDate',
  'from',
  'gte',
  'dcat:startDate',
  'schema:startDate',
  'http://www.w3.org/ns/dcat#startDate',
  'http://schema.org/startDate',
];
const ENDS = [
  'end',
  'endDate',
  'end_date',
  'to',
  'lte',
  'dcat:endDate',
  'schema:endDate',
  'http://www.w3.org/ns/dcat#endDate',
  'http://schema.org/endDate',
];

const readObject = (object: object): PeriodReading => {
  const first = (names: readonly string[]): unknown =>
    names
      .map((name) => (object as Record<string, unknown>)[name])
      .find((value) => value !== undefined && value !== null);
  const inner = (object as Record<string, unknown>)['@value'];
  return typeof inner === 'string' ? readPeriod(inner) : between(first(STARTS), first(ENDS));
};

type End = { readonly date: string } | { readonly open: true } | undefined;

const between = (start: unknown, end: unknown): PeriodReading => {
  const length = durationOf(end);
  const from = endOf(start);
  if (length !== undefined)
    return from !== undefined && 'date' in from ? { start: from.date, end: shifted(from.date, length, 1) } : UNREADABLE;
  const to = endOf(end) ?? completed(start, end);
  const before = durationOf(start);
  if (before !== undefined)
    return to !== undefined && 'date' in to ? { start: shifted(to.date, before, -1), end: to.date } : UNREADABLE;
  if (from === undefined || to === undefined) return UNREADABLE;
  if (!('date' in from)) return 'date' in to ? { end: to.date } : UNREADABLE;
  if (!('date' in to)) return { start: from.date };
  return isAfter(from.date, to.date) ? { fault: 'inverted' } : { start: from.date, end: to.date };
};

const endOf = (value: unknown): End => {
  if (value === undefined || (typeof value === 'string' && OPEN.test(value.trim()))) return { open: true };
  const reading = readDateValue(value);
  if (reading === undefined) return undefined;
  // Databases write the years 1 and 9999 for an unknown end.
  return 'date' in reading ? reading : { open: true };
};

/** Completes an end that omits what it shares with the start, as ISO 8601 allows: 2011-01/06, 2008-02-15/03-14. */
const completed = (start: unknown, end: unknown): End => {
  if (typeof start !== 'string' || typeof end !== 'string' || !/^\d{2}(?:-\d{2})?$/.test(end)) return undefined;
  return start.length > end.length ? endOf(start.slice(0, start.length - end.length) + end) : undefined;
};

/** Compares with the lower of the two precisions: 2015 is not after 2015-06. */
const isAfter = (start: string, end: string): boolean => {
  const length = Math.min(start.length, end.length);
  return start.slice(0, length) > end.slice(0, length);
};

interface Duration {
  readonly months: number;
  readonly days: number;
  readonly seconds: number;
}

const DURATION =
  /^P(?:(\d{1,4})Y)?(?:(\d{1,5})M)?(?:(\d{1,5})W)?(?:(\d{1,6})D)?(?:T(?:(\d{1,7})H)?(?:(\d{1,8})M)?(?:(\d{1,9})S)?)?$/i;

const durationOf = (value: unknown): Duration | undefined => {
  const parts = typeof value === 'string' && value.length < MAX_LENGTH ? DURATION.exec(value.trim()) : null;
  if (parts === null) return undefined;
  const count = (at: number): number => Number(parts[at] ?? 0);
  const duration = {
    months: 12 * count(1) + count(2),
    days: 7 * count(3) + count(4),
    seconds: 3600 * count(5) + 60 * count(6) + count(7),
  };
  return duration.months + duration.days + duration.seconds > 0 ? duration : undefined;
};

/** Returns a date shifted by a duration, with the precision of the date or of the duration, whichever is finer. */
const shifted = (date: string, { months, days, seconds }: Duration, direction: 1 | -1): string => {
  const at = new Date(date.length < 10 ? `${date}${'-01-01'.slice(date.length - 4)}` : date);
  const dayOfMonth = at.getUTCDate();
  at.setUTCDate(1);
  at.setUTCMonth(at.getUTCMonth() + direction * months);
  const lastDay = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0)).getUTCDate();
  at.setUTCDate(Math.min(dayOfMonth, lastDay) + direction * days);
  at.setTime(at.getTime() + direction * seconds * 1000);
  const precision = Math.max(date.length, seconds > 0 ? 24 : days > 0 ? 10 : months % 12 > 0 ? 7 : 4);
  const year = at.getUTCFullYear();
  return year < 1 || year > 9999 ? date : at.toISOString().slice(0, precision);
};
