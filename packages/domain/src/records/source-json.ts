import { wellFormedText } from '@moisson/kernel';
import { rawHash, type Json } from './fingerprint.ts';

/**
 * Returns a well-formed key or name (see `wellFormedText`). A repaired one gets "~" and 12 characters of the hash of
 * the original: so two keys that differ only in a lone surrogate stay different.
 */
export const wellFormedKey = (key: string): string => {
  const mended = wellFormedText(key);
  return mended === key ? key : `${mended}~${rawHash(Buffer.from(key, 'utf16le')).slice(0, 12)}`;
};

/** JSON in valid UTF-8 can contain a lone surrogate or a NUL only as an escape. */
const MAY_BE_ILL_FORMED = /\\u(?:d[89a-f]|0000)/i;

/**
 * Returns a parsed value with all its texts and names well-formed, without losing any. `text`: the JSON that it was
 * parsed from. The depth limit of the parser bounds the recursion.
 */
export const wellFormedJson = (value: Json, text: string): Json =>
  MAY_BE_ILL_FORMED.test(text) ? mended(value) : value;

const mended = (value: Json): Json => {
  if (typeof value === 'string') return wellFormedText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return (value as readonly Json[]).map(mended);
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [wellFormedKey(name), mended(item)]));
};

/** Returns the well-formed result of `JSON.parse` for a text from outside. Throws a SyntaxError. */
export const parseJson = (text: string): Json => wellFormedJson(JSON.parse(text) as Json, text);
