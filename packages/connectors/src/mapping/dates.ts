import { weekdayTime } from './weekday-dates.ts';

/**
 * A date with the precision that the source gave, or a placeholder for "no date" (year 0, 1 or 9999, which databases
 * write for a missing date); undefined if it cannot be read.
 */
export type DateReading = { readonly date: string } | { readonly placeholder: true } | undefined;

/** Returns the date, or undefined for a placeholder. */
export const readDate = (value: unknown): string | undefined => {
  const reading = readDateValue(value);
  return reading !== undefined && 'date' in reading ? reading.date : undefined;
};

const MAX_LENGTH = 100;

/**
 * Reads a date: ISO 8601 (without a zone it is UTC, as in CKAN), the formats of PostgreSQL and RFC 5322, French and
 * English month names, dates after a day of the week, years, and times since 1970 in seconds, milliseconds, microseconds or nanoseconds, which are
 * told apart by their magnitude. A date that may have the day or the month first (04/07/2019) is not read.
 */
export const readDateValue = (value: unknown): DateReading => {
  if (typeof value === 'number') return readNumber(value);
  if (typeof value === 'object' && value !== null) return readWrapped(value);
  if (typeof value !== 'string' || value.length > MAX_LENGTH) return undefined;
  const text = value.trim();
  if (USUAL.test(text)) return usualTime(text);
  if (/^-?\d+(?:\.\d+)?$/.test(text)) return readNumber(Number(text));
  const wrapped = /^\/Date\((-?\d{1,17})(?:[+-]\d{4})?\)\/$/.exec(text);
  if (wrapped !== null) return readNumber(Number(wrapped[1]));
  return readIso(weekdayTime(text) ?? text) ?? readNamed(text);
};

/** A fast path for the usual format, in UTC. Other formats take the slower path. */
const USUAL = /^\d{4}-\d\d-\d\d[T ](?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?Z?$/;
const usualTime = (text: string): DateReading => {
  const day = ofDay(text.slice(0, 10));
  if (day === undefined || 'placeholder' in day) return day;
  const fraction = text.length > 20 ? text.slice(20, 23).replace('Z', '').padEnd(3, '0') : '000';
  return { date: `${day.date}T${text.slice(11, 19)}.${fraction}Z` };
};

/** Reads the date objects of JSON-LD and MongoDB, and a list with one date. */
const readWrapped = (value: object): DateReading => {
  if (Array.isArray(value))
    return value.length === 1 && typeof value[0] !== 'object' ? readDateValue(value[0]) : undefined;
  const inner = (value as Record<string, unknown>)['@value'] ?? (value as Record<string, unknown>).$date;
  return typeof inner === 'object' ? undefined : readDateValue(inner);
};

const SECOND_MS = 1000;
/** Databases write the years 1 and 9999 for "unknown" and "for ever". */
const isPlaceholderYear = (year: number): boolean => year <= 1 || year >= 9998;

/**
 * Reads a year, a day as a number (20190704), or a time since 1970. Their magnitudes do not overlap between 1973 and
 * 9999.
 */
const readNumber = (number: number): DateReading => {
  if (!Number.isFinite(number)) return undefined;
  if (Number.isInteger(number) && number >= 1 && number <= 9999)
    return number < 1000 && number > 1 ? undefined : ofDay(String(number).padStart(4, '0'));
  if (number >= 10_000_101 && number <= 99_991_231 && Number.isInteger(number)) {
    const digits = String(number);
    return ofDay(`${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`);
  }
  if (number < 1e8) return number <= -62_135_596_800 ? { placeholder: true } : undefined;
  // The year 9999 in seconds. As milliseconds it would be a date in January 1978.
  if (number >= 253_370_764_800 && number < 253_402_300_800) return { placeholder: true };
  if (number < 1e11) return ofInstant(number * SECOND_MS);
  if (number < 1e15) return ofInstant(number);
  if (number < 1e17) return ofInstant(number / 1000);
  return number < 1e20 ? ofInstant(number / 1e6) : undefined;
};

const ofInstant = (milliseconds: number): DateReading => {
  const at = new Date(Math.trunc(milliseconds));
  const year = at.getUTCFullYear();
  if (Number.isNaN(year)) return undefined;
  return isPlaceholderYear(year) ? { placeholder: true } : { date: at.toISOString() };
};

/** Returns the date of a text in the form `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
const ofDay = (text: string): DateReading => {
  if (isPlaceholderYear(Number(text.slice(0, 4)))) return { placeholder: true };
  return isDay(text) ? { date: text } : undefined;
};

const ISO =
  /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2})(?:(?:T| +|, )(\d{1,2})(?::?(\d{2})(?::?(\d{2})(?:[.,](\d{1,9}))?)?)? *(Z|UTC|GMT|E[SD]T|HN?E|HAE|[+-]\d{2}(?::?\d{2}(?::\d{2})?)?)?(?:\[[\w/]{1,40}\])?)?)?)?$/i;
/** Names of time zones: UTC, and those of Québec. */
const ZONES: Readonly<Record<string, string>> = {
  Z: 'Z',
  UTC: 'Z',
  GMT: 'Z',
  EST: '-05:00',
  HNE: '-05:00',
  HE: '-05:00',
  EDT: '-04:00',
  HAE: '-04:00',
};

const readIso = (text: string): DateReading => {
  const match = ISO.exec(text.replace(/^(\d{4})\/(\d{1,2})\/(\d{1,2})/, '$1-$2-$3'));
  if (match === null) return undefined;
  const [, year, month, day, hours, minutes = '00', seconds = '00', fraction = '', zone = 'Z'] = match;
  const date = [year, month, day]
    .filter((part) => part !== undefined)
    .map((part) => part.padStart(2, '0'))
    .join('-');
  return hours === undefined ? ofDay(date) : ofTime({ date, hours, minutes, seconds, fraction, zone });
};

interface Time {
  readonly date: string;
  readonly hours: string;
  readonly minutes: string;
  readonly seconds: string;
  readonly fraction: string;
  readonly zone: string;
}

const ofTime = ({ date, minutes, seconds, fraction, zone, ...time }: Time): DateReading => {
  const hours = time.hours.padStart(2, '0');
  const day = ofDay(date);
  if (day === undefined || 'placeholder' in day) return day;
  // A leap second becomes the last second of its minute.
  const clock = `${hours}:${minutes}:${seconds === '60' ? '59' : seconds}.${fraction.slice(0, 3).padEnd(3, '0')}`;
  const at = Date.parse(`${date}T${clock}Z`);
  return Number.isNaN(at) ? undefined : ofInstant(at - offsetOf(zone.toUpperCase()));
};

/** Returns a zone's offset from UTC in milliseconds, positive in the east. */
const offsetOf = (zone: string): number => {
  if (zone === 'Z') return 0;
  const [, sign, hours, minutes = '0', seconds = '0'] =
    /^([+-])(\d{2}):?(\d{2})?:?(\d{2})?$/.exec(ZONES[zone] ?? zone) ?? [];
  if (sign === undefined) return 0;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * SECOND_MS;
};

/** Names of months and their abbreviations, without accents. */
const MONTHS: readonly (readonly string[])[] = [
  ['january', 'janvier', 'janv'],
  ['february', 'fevrier', 'fevr'],
  ['march', 'mars'],
  ['april', 'avril', 'avr'],
  ['may', 'mai'],
  ['june', 'juin'],
  ['july', 'juillet', 'juil'],
  ['august', 'aout'],
  ['september', 'septembre', 'sept'],
  ['october', 'octobre'],
  ['november', 'novembre'],
  ['december', 'decembre'],
];
const monthByName = new Map(
  MONTHS.flatMap((names, at) =>
    [...names, names[0]!.slice(0, 3)].map((name) => [name, String(at + 1).padStart(2, '0')] as const),
  ),
);
/** "4 juillet 2019", "1er mai 2020", "Thu, 04 Jul 2019 13:05:00 GMT"; "July 4, 2019"; "juillet 2019". */
const DAY_FIRST =
  /^(?:[a-z]{3,9}\.?,? )?(?:le )?(\d{1,2})(?:er|st|nd|rd|th)?[ -]([a-z]{3,9})\.?,?[ -](\d{4})(?:,? (\d{2}):(\d{2})(?::(\d{2}))? ?(z|utc|gmt|e[sd]t|[+-]\d{4})?)?$/;
const MONTH_FIRST = /^([a-z]{3,9})\.? (?:(\d{1,2})(?:st|nd|rd|th)?,? )?(\d{4})$/;

const readNamed = (given: string): DateReading => {
  const text = given.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const dayFirst = DAY_FIRST.exec(text);
  if (dayFirst !== null) {
    const [, day, name, year, hours, minutes = '00', seconds = '00', zone = 'Z'] = dayFirst;
    const date = namedDay(year!, name!, day);
    if (date === undefined || hours === undefined) return date === undefined ? undefined : ofDay(date);
    return ofTime({ date, hours, minutes, seconds, fraction: '', zone });
  }
  const [, name, day, year] = MONTH_FIRST.exec(text) ?? [];
  const date = name === undefined ? undefined : namedDay(year!, name, day);
  return date === undefined ? undefined : ofDay(date);
};

const namedDay = (year: string, name: string, day: string | undefined): string | undefined => {
  const month = monthByName.get(name);
  return month === undefined ? undefined : `${year}-${month}${day === undefined ? '' : `-${day.padStart(2, '0')}`}`;
};

/** `text`: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
const isDay = (text: string): boolean => {
  const month = text.length > 4 ? Number(text.slice(5, 7)) : 1;
  const day = text.length > 7 ? Number(text.slice(8, 10)) : 1;
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(Number(text.slice(0, 4)), month);
};

/** Returns the number of days in a month of the Gregorian calendar; `month` starts at 1. */
const daysIn = (year: number, month: number): number => {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
};
