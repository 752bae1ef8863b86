import { cutText, problemCatalogue, type Extra, type Finding, type ProblemCode } from '@moisson/contracts';
import type { Json, JsonObject } from '@moisson/domain';
import { cleanText } from './text.ts';
import { webUrl } from './urls.ts';

const MAX_FINDINGS = 50;
const MAX_EXTRAS = 500;
const MAX_EXTRA_CHARS = 20_000;
const MAX_SEEN = 200;

/**
 * Reads a record field by field, notes what is odd, and keeps what was not read: nothing a source tells is lost.
 * A field of an unexpected type is a finding and stays among the rest.
 */
export class RecordReader {
  readonly #object: JsonObject;
  readonly #used = new Set<string>();
  readonly #prefix: string;
  readonly findings: Finding[];

  constructor(object: JsonObject, findings: Finding[] = [], prefix = '') {
    this.#object = object;
    this.findings = findings;
    this.#prefix = prefix;
  }

  note(code: ProblemCode, field?: string, seen?: unknown): void {
    if (this.findings.length >= MAX_FINDINGS) return;
    this.findings.push({
      code,
      severity: problemCatalogue[code].severity,
      ...(field === undefined ? {} : { field: this.#prefix + field }),
      ...(seen === undefined
        ? {}
        : { seen: cutText(typeof seen === 'string' ? seen : JSON.stringify(seen), MAX_SEEN) }),
    });
  }

  /** The value as it is; it stays among the rest unless `use` is called. */
  peek(name: string): Json | undefined {
    return Object.hasOwn(this.#object, name) ? this.#object[name] : undefined;
  }

  use(...names: readonly string[]): void {
    for (const name of names) this.#used.add(name);
  }

  /** A text, cleaned and cut at `max` characters; numbers are taken as text, empty ones as absent. */
  text(name: string, max = 10_000): string | undefined {
    const value = this.peek(name);
    if (value === undefined || value === null || value === '') {
      this.use(name);
      return undefined;
    }
    if (typeof value !== 'string' && typeof value !== 'number') {
      this.note('field.type-unexpected', name, value);
      return undefined;
    }
    this.use(name);
    return this.#clean(name, String(value), max);
  }

  /** A list of texts; a single one, or one split by commas, counts as a list. */
  texts(name: string, max = 200): string[] {
    const value = this.peek(name);
    if (value === undefined || value === null) {
      this.use(name);
      return [];
    }
    const items = typeof value === 'string' ? value.split(',') : value;
    if (!Array.isArray(items) || !items.every((item) => typeof item === 'string' || typeof item === 'number')) {
      this.note('field.type-unexpected', name, value);
      return [];
    }
    this.use(name);
    return items.map((item) => this.#clean(name, String(item), max)).filter((item) => item !== undefined);
  }

  objects(name: string): JsonObject[] {
    const value = this.peek(name);
    if (value === undefined || value === null) {
      this.use(name);
      return [];
    }
    if (
      !Array.isArray(value) ||
      !value.every((item) => typeof item === 'object' && item !== null && !Array.isArray(item))
    ) {
      this.note('field.type-unexpected', name, value);
      return [];
    }
    this.use(name);
    return value as JsonObject[];
  }

  object(name: string): JsonObject | undefined {
    const value = this.peek(name);
    if (value === undefined || value === null) {
      this.use(name);
      return undefined;
    }
    if (typeof value !== 'object' || Array.isArray(value)) {
      this.note('field.type-unexpected', name, value);
      return undefined;
    }
    this.use(name);
    return value as JsonObject;
  }

  /** A web address, or nothing and a finding. */
  url(name: string): string | undefined {
    const text = this.text(name, 4000);
    if (text === undefined) return undefined;
    const url = webUrl(text);
    if (url === undefined) {
      this.note('field.url-refused', name, text);
      this.#used.delete(name);
    }
    return url;
  }

  wholeNumber(name: string): number | undefined {
    const value = this.peek(name);
    this.use(name);
    if (value === undefined || value === null || value === '') return undefined;
    const number = Number(value);
    if (typeof value !== 'boolean' && Number.isSafeInteger(number) && number >= 0) return number;
    this.note('field.type-unexpected', name, value);
    this.#used.delete(name);
    return undefined;
  }

  /** All that was not read, as JSON text under the source's own names. */
  rest(): Extra[] {
    const extras: Extra[] = [];
    for (const name of Object.keys(this.#object)) {
      if (this.#used.has(name)) continue;
      if (extras.length >= MAX_EXTRAS) {
        this.note('field.truncated', 'extras');
        break;
      }
      if (name === '' || name === '__proto__' || /[.$]/.test(name)) this.note('field.name-suspicious', undefined, name);
      const value = JSON.stringify(this.#object[name]);
      if (value.length > MAX_EXTRA_CHARS) this.note('field.truncated', cutText(name, 100));
      extras.push({ key: cutText(name, 500), value: cutText(value, MAX_EXTRA_CHARS) });
    }
    return extras;
  }

  #clean(name: string, raw: string, max: number): string | undefined {
    const { text, repaired } = cleanText(raw);
    if (repaired) this.note('field.mojibake-repaired', name);
    if (text.length > max) this.note('field.truncated', name);
    return text === '' ? undefined : cutText(text, max);
  }
}
