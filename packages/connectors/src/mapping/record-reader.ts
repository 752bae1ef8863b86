import { cutText, type LangText } from '@moisson/kernel';
import { isJsonObject, type Json, type JsonObject } from '@moisson/domain';
import { readAddress, withoutCredentials } from './addresses.ts';
import { langValuesOf, parsedOf, UNDETERMINED, type LangValues } from './lang-values.ts';
import { languageOf } from './languages.ts';
import { MAX_MARKUP, plainLine, plainText } from './plain-text.ts';
import { RecordFields } from './record-fields.ts';
import { cleanText, isTemplate } from './text.ts';

/** Number of items of a list that are read. */
const MAX_ITEMS = 5000;

/** `line`: a title or a name, on one line. `block`: a description with its paragraphs. */
export type TextKind = 'line' | 'block';

export interface LangOptions {
  readonly kind: TextKind;
  readonly max: number;
  /** The language that the record declares, if it is only one. */
  readonly declared?: string | undefined;
  /** The language of the other texts of the record. */
  readonly around?: string | undefined;
}

/** Suffixes of field names for one language. */
const SUFFIXES = [
  ['_fr', 'fr'],
  ['_en', 'en'],
  ['_fra', 'fr'],
  ['_eng', 'en'],
  ['-fr', 'fr'],
  ['-en', 'en'],
] as const;
/** Cached by field name, of which there are few: its names for each language. */
const variants = new Map<string, readonly (readonly [string, string])[]>();
const variantsOf = (name: string): readonly (readonly [string, string])[] => {
  let found = variants.get(name);
  if (found === undefined)
    variants.set(name, (found = SUFFIXES.map(([suffix, code]) => [name + suffix, code] as const)));
  return found;
};

/**
 * Reads a record field by field, notes findings, and keeps the fields that were not read, so that no data of the source
 * is lost. A field of an unexpected type is a finding and stays in the extras; so does an item of a list, while the
 * other items are read.
 */
export class RecordReader extends RecordFields {
  /**
   * Returns a code or an id: cleaned, cut at `max` characters. A number becomes text, a list with one item that item,
   * an empty value undefined.
   */
  text(name: string, max = 10_000): string | undefined {
    const given = this.given(name);
    if (given === undefined) return undefined;
    const value = Array.isArray(given) && given.length === 1 ? (given as readonly Json[])[0] : given;
    if (typeof value === 'string' || typeof value === 'number') return this.#clean(name, String(value), max);
    this.refuse(name, given);
    return undefined;
  }

  /**
   * Returns a name for people, on one line. If it has several languages: French, else English; the others stay in the
   * extras.
   */
  line(name: string, max: number): string | undefined {
    const given = this.given(name);
    return given === undefined ? undefined : this.#inOneLanguage(name, given, { kind: 'line', max });
  }

  /** Returns the same with its paragraphs. */
  block(name: string, max: number): string | undefined {
    const given = this.given(name);
    return given === undefined ? undefined : this.#inOneLanguage(name, given, { kind: 'block', max });
  }

  /**
   * Returns a text by language: from its translations (`title_translated`, `title_fr`), from the field as an object of
   * languages, and from the field as a text, whose language is detected.
   */
  texts(name: string, options: LangOptions): LangText | undefined {
    const found: Record<string, string> = {};
    const put = (code: string, value: unknown, from: string): void => {
      if (typeof value !== 'string' || value === '') return;
      const text = this.#shown(from, value, options);
      if (text === undefined) return;
      const language = code === UNDETERMINED ? languageOf(text, options.declared, options.around) : code;
      if (found[language] === undefined) found[language] = text;
    };
    const translated = `${name}_translated`;
    for (const [code, value] of this.#langValues(translated) ?? []) put(code, value, translated);
    for (const [variant, code] of variantsOf(name)) {
      const value = this.peek(variant);
      if (typeof value !== 'string') continue;
      this.use(variant);
      put(code, value, variant);
    }
    const given = this.given(name);
    const values = given === undefined ? undefined : langValuesOf(given);
    if (values !== undefined) for (const [code, value] of values) put(code, value, name);
    else if (given !== undefined) {
      const text = this.#plain(name, given);
      if (text !== undefined && !isAmong(found, this.#shown(name, text, options))) put(UNDETERMINED, text, name);
    }
    return Object.keys(found).length === 0 ? undefined : found;
  }

  /**
   * Returns names for people: from texts, numbers, objects with a name, lists by language, or JSON in a text. A single
   * text is split at its commas.
   */
  labels(name: string, max = 200): string[] {
    const given = this.given(name);
    if (given === undefined) return [];
    const values = langValuesOf(given);
    const items: Json[] =
      values === undefined
        ? this.#itemsOf(given, ',')
        : [...values.values()].flatMap((value) => this.#itemsOf(value as Json, ','));
    return items.slice(0, MAX_ITEMS).flatMap((item, at) => this.#label(name, item, at, max) ?? []);
  }

  /** Returns objects: from a list, from a text with JSON, or a single one. */
  objects(name: string): JsonObject[] {
    const given = this.given(name);
    if (given === undefined) return [];
    return this.#itemsOf(given).filter((item, at): item is JsonObject => {
      if (!isJsonObject(item)) this.oddItem(name, at, item);
      return isJsonObject(item);
    });
  }

  object(name: string): JsonObject | undefined {
    const given = this.given(name);
    const value = Array.isArray(given) && given.length === 1 ? (given as readonly Json[])[0] : given;
    if (isJsonObject(value)) return value;
    if (given !== undefined) this.refuse(name, given);
    return undefined;
  }

  /** Returns a web address; otherwise undefined with a finding. */
  url(name: string): string | undefined {
    return this.address(name)?.web;
  }

  /**
   * Returns a web address, or another address (`ftp:`) as text. One that is too long is dropped, because a cut one
   * would lead elsewhere.
   */
  address(name: string): { readonly web?: string; readonly text?: string } | undefined {
    const given = this.given(name);
    if (given === undefined) return undefined;
    const text =
      typeof given === 'string'
        ? given
        : Array.isArray(given) && given.length === 1 && typeof given[0] === 'string'
          ? given[0]
          : undefined;
    if (text === undefined) {
      this.refuse(name, given);
      return undefined;
    }
    const reading = readAddress(cleanText(text).text);
    if ('fault' in reading) {
      this.note(reading.fault === 'too-long' ? 'field.url-too-long' : 'field.url-refused', name, text);
      this.keep(name);
      return undefined;
    }
    if (reading.hadCredentials) this.note('field.url-credentials', name);
    if ('web' in reading) return { web: reading.web };
    this.note('field.url-not-web', name, reading.text);
    return { text: reading.text };
  }

  wholeNumber(name: string): number | undefined {
    const given = this.given(name);
    if (given === undefined) return undefined;
    const number = Number(given);
    if ((typeof given === 'number' || typeof given === 'string') && Number.isSafeInteger(number) && number >= 0)
      return number;
    this.refuse(name, given);
    return undefined;
  }

  #langValues(name: string): LangValues | undefined {
    const value = this.peek(name);
    const values = value === undefined ? undefined : langValuesOf(value);
    if (values !== undefined) this.use(name);
    return values;
  }

  #inOneLanguage(name: string, given: Json, options: LangOptions): string | undefined {
    const values = langValuesOf(given);
    if (values === undefined) {
      const text = this.#plain(name, given);
      return text === undefined ? undefined : this.#shown(name, text, options);
    }
    if (values.size > 1) this.keep(name);
    const value = values.get('fr') ?? values.get('en') ?? [...values.values()].find((one) => typeof one === 'string');
    return typeof value === 'string' ? this.#shown(name, value, options) : undefined;
  }

  /** Returns a text, a number, or the first text of a list; other items of the list become findings. */
  #plain(name: string, given: Json): string | undefined {
    if (typeof given === 'string' || typeof given === 'number') return String(given);
    if (!Array.isArray(given)) {
      this.refuse(name, given);
      return undefined;
    }
    const list = given as readonly Json[];
    const isText = (item: Json): item is string | number =>
      typeof item === 'number' || (typeof item === 'string' && item !== '');
    const first = list.find(isText);
    const place = list.findIndex(isText);
    list.slice(0, MAX_ITEMS).forEach((item, at) => at === place || this.oddItem(name, at, item));
    return first === undefined ? undefined : String(first);
  }

  #itemsOf(given: Json, separator?: string): Json[] {
    if (Array.isArray(given)) return given.slice(0, MAX_ITEMS) as Json[];
    if (typeof given !== 'string') return [given];
    const parsed = /^\s*[[{]/.test(given) ? parsedOf(given) : undefined;
    if (typeof parsed === 'object' && parsed !== null) return this.#itemsOf(parsed as Json);
    return separator === undefined ? [given] : given.split(separator);
  }

  #label(name: string, item: Json, at: number, max: number): string | string[] | undefined {
    const named = isJsonObject(item)
      ? ['display_name', 'title', 'label', 'prefLabel', 'skos:prefLabel', 'name', '@value']
          .map((field) => item[field])
          .find((value) => typeof value === 'string' && value !== '')
      : item;
    if (typeof named === 'string' || typeof named === 'number')
      return this.#shown(name, String(named), { kind: 'line', max });
    const values = isJsonObject(item) ? langValuesOf(item) : undefined;
    const texts = [...(values?.values() ?? [])].filter((value) => typeof value === 'string');
    if (texts.length > 0) return texts.flatMap((text) => this.#shown(name, text, { kind: 'line', max }) ?? []);
    this.oddItem(name, at, item);
    return undefined;
  }

  /** Returns a text as people see it; undefined if nothing remains, or if it is a template that was never filled in. */
  #shown(name: string, raw: string, { kind, max }: Pick<LangOptions, 'kind' | 'max'>): string | undefined {
    if (raw.length > MAX_MARKUP) this.note('field.truncated', name);
    const cleaned = this.#clean(name, cutText(raw, MAX_MARKUP));
    const text = cleaned === undefined ? '' : kind === 'line' ? plainLine(cleaned) : plainText(cleaned);
    if (isTemplate(text)) {
      this.note('field.template-unresolved', name, text);
      this.keep(name);
      return undefined;
    }
    return this.#cut(name, text, max);
  }

  #clean(name: string, raw: string, max = Number.POSITIVE_INFINITY): string | undefined {
    const { text, repaired } = cleanText(withoutCredentials(raw));
    if (repaired) this.note('field.mojibake-repaired', name);
    return this.#cut(name, text, max);
  }

  #cut(name: string, text: string, max: number): string | undefined {
    if (text.length > max) this.note('field.truncated', name);
    return text === '' ? undefined : cutText(text, max);
  }
}

const isAmong = (found: Readonly<Record<string, string>>, text: string | undefined): boolean =>
  text !== undefined && Object.values(found).includes(text);
