/**
 * A date with the precision that the source gave: ISO 8601 (a missing zone is UTC, as CKAN means it), epoch
 * milliseconds (ArcGIS), `AAAA`, `AAAA-MM`, `AAAA-MM-JJ`, and `YYYY-MM-DD HH:MM:SS`. Nothing where it cannot be read.
 */
export const readDate = (value: unknown): string | undefined => {
  if (typeof value === 'number' && Number.isFinite(value)) return fromEpoch(value);
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  if (/^\d{11,14}$/.test(text)) return fromEpoch(Number(text));
  if (/^\d{4}(-\d{2}(-\d{2})?)?$/.test(text)) return isDay(text) ? text : undefined;
  const match = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s*(Z|[+-]\d{2}:?\d{2})?$/i.exec(text);
  if (match === null) return undefined;
  const [, day, time, zone = 'Z'] = match;
  const at = new Date(`${day}T${time!.slice(0, 12)}${zone.toUpperCase()}`);
  return Number.isNaN(at.getTime()) || !isDay(day!) ? undefined : at.toISOString();
};

/** `text`: `AAAA`, `AAAA-MM` or `AAAA-MM-JJ`. */
const isDay = (text: string): boolean => {
  const month = text.length > 4 ? Number(text.slice(5, 7)) : 1;
  const day = text.length > 7 ? Number(text.slice(8, 10)) : 1;
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(Number(text.slice(0, 4)), month);
};

/** Days in a month of the Gregorian calendar, months from 1. */
const daysIn = (year: number, month: number): number => {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
};

const fromEpoch = (milliseconds: number): string | undefined => {
  const at = new Date(milliseconds);
  return milliseconds > 0 && !Number.isNaN(at.getTime()) && at.getUTCFullYear() < 10_000 ? at.toISOString() : undefined;
};
