import { wellFormedText } from '@moisson/kernel';
import { rawHash, type Json } from './fingerprint.ts';

/**
 * A key or a name, well-formed (see `wellFormedText`). What had to be mended is followed by "~" and 12 characters of the hash
 * of the key as it was given: two keys that differ in a lone surrogate alone stay two.
 */
export const wellFormedKey = (key: string): string => {
  const mended = wellFormedText(key);
  return mended === key ? key : `${mended}~${rawHash(Buffer.from(key, 'utf16le')).slice(0, 12)}`;
};

/** In JSON that is valid UTF-8, a lone surrogate or a NUL can only stand as an escape. */
const MAY_BE_ILL_FORMED = /\\u(?:d[89a-f]|0000)/i;

/**
 * A parsed value with every text and name in it well-formed, and none lost. `text`: the JSON that it was parsed from. Recursion is
 * bounded by the reader's depth limit.
 */
export const wellFormedJson = (value: Json, text: string): Json =>
  MAY_BE_ILL_FORMED.test(text) ? mended(value) : value;

const mended = (value: Json): Json => {
  if (typeof value === 'string') return wellFormedText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return (value as readonly Json[]).map(mended);
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [wellFormedKey(name), mended(item)]));
};

/** `JSON.parse` of a text from outside, its result well-formed. Throws a SyntaxError. */
export const parseJson = (text: string): Json => wellFormedJson(JSON.parse(text) as Json, text);
