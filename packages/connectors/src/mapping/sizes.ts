import type { RecordReader } from './record-reader.ts';

/** Powers of the unit's prefix. Units are decimal, in French (octets) or English, or binary (KiB). */
const POWERS: Readonly<Record<string, number>> = { '': 0, k: 1, m: 2, g: 3, t: 4 };
const SIZE = /^(\d{1,15})(?:[.,](\d{1,3}))?\s*([kmgt]?)(i?)(?:o|b|octets?|bytes?)$/i;

/**
 * Returns a size in bytes, from an integer or a text with a unit ("42 octets", "1,5 Mo", "3 KiB"). -1 means unknown in
 * some catalogues.
 */
export const bytesOf = (reader: RecordReader, name: string): number | undefined => {
  const value = reader.peek(name);
  if (value === -1 || value === '-1') {
    reader.use(name);
    return undefined;
  }
  const match = typeof value === 'string' ? SIZE.exec(value.trim()) : null;
  if (match === null) return reader.wholeNumber(name);
  reader.use(name);
  const [, whole, fraction = '0', prefix = '', binary] = match;
  const bytes = Number(`${whole}.${fraction}`) * (binary === '' ? 1000 : 1024) ** POWERS[prefix.toLowerCase()]!;
  return Number.isSafeInteger(Math.round(bytes)) ? Math.round(bytes) : undefined;
};
