import { languageCode } from './languages.ts';

/** A field's values by language; `und` for a value without a language. */
export type LangValues = ReadonlyMap<string, unknown>;
export const UNDETERMINED = 'und';

/** Longest text that is parsed as JSON, in characters. */
const MAX_JSON = 200_000;

/**
 * Returns a field's values by language: from `{fr, en}` objects, JSON-LD's tagged values, lists of these, and all of
 * them as JSON in a text. Skips machine translations (`en-t-fr`). Returns undefined for any other value.
 */
export const langValuesOf = (value: unknown): LangValues | undefined => {
  if (typeof value === 'string') {
    if (value.length > MAX_JSON || !OPENS_JSON.test(value)) return undefined;
    const parsed = parsedOf(value);
    return typeof parsed === 'object' ? langValuesOf(parsed) : undefined;
  }
  if (Array.isArray(value)) return ofTagged(value);
  if (typeof value !== 'object' || value === null) return undefined;
  const tagged = taggedValue(value as Record<string, unknown>);
  return tagged === undefined ? ofObject(value as Record<string, unknown>) : new Map([tagged]);
};

const OPENS_JSON = /^\s{0,100}[{[]\s{0,100}["{]/;

const ofTagged = (list: readonly unknown[]): LangValues | undefined => {
  const tagged = list
    .slice(0, 100)
    .map((item) =>
      typeof item === 'object' && item !== null ? taggedValue(item as Record<string, unknown>) : undefined,
    );
  return list.length > 0 && tagged.every((pair) => pair !== undefined) ? new Map(tagged.reverse()) : undefined;
};

const taggedValue = (object: Record<string, unknown>): readonly [string, unknown] | undefined => {
  const value = object['@value'] ?? object['#text'];
  const named = object['@language'] ?? object['@xml:lang'];
  if (typeof value !== 'string') return undefined;
  return [(typeof named === 'string' ? languageCode(named) : undefined) ?? UNDETERMINED, value];
};

/** The languages that we expect. Other two-letter codes are also names of fields: `id`, `no`, `to`. */
const LANGUAGES = new Set('fr en es pt it de nl ca eu gl iu cr ar zh ja ko ru uk pl ro el sv da fi nb'.split(' '));

/** Reads an object whose names are all languages; machine translations are skipped. */
const ofObject = (object: Record<string, unknown>): LangValues | undefined => {
  const names = Object.keys(object);
  if (names.length === 0 || names.length > 40) return undefined;
  const values = new Map<string, unknown>();
  for (const name of names) {
    const isTranslation = /^[a-z]{2,3}-t-/i.test(name);
    const code = name === UNDETERMINED ? UNDETERMINED : languageCode(name);
    if (!isTranslation && (code === undefined || !(LANGUAGES.has(code) || code === UNDETERMINED))) return undefined;
    if (code !== undefined && !values.has(code)) values.set(code, object[name]);
  }
  return values;
};

/** Returns the value of JSON text, or undefined if it is not JSON. */
export const parsedOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
