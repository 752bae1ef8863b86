import { languageCode } from './languages.ts';

/** What a field says in each language; under `und` what it says in none that it names. */
export type LangValues = ReadonlyMap<string, unknown>;
export const UNDETERMINED = 'und';

/** JSON in a text is looked into up to this many characters. */
const MAX_JSON = 200_000;

/**
 * A field's values by language: `{fr, en}` objects, JSON-LD's tagged values, lists of these, and all of them as JSON in a text.
 * Machine translations (`en-t-fr`) are passed over. Nothing where it is none of these.
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

/** Languages that texts come in. Other codes of two letters are names of fields too: `id`, `no`, `to`. */
const LANGUAGES = new Set('fr en es pt it de nl ca eu gl iu cr ar zh ja ko ru uk pl ro el sv da fi nb'.split(' '));

/** An object whose names are all of languages; machine translations are no names of their own. */
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

/** The value of JSON text; nothing where it is none. */
export const parsedOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
