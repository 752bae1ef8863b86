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

const isDay = (text: string): boolean => {
  const [year, month = '01', day = '01'] = text.split('-');
  const at = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(`${year}-${month}-${day}`);
};

const fromEpoch = (milliseconds: number): string | undefined => {
  const at = new Date(milliseconds);
  return milliseconds > 0 && !Number.isNaN(at.getTime()) && at.getUTCFullYear() < 10_000 ? at.toISOString() : undefined;
};
