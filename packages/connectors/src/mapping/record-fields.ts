import { type Extra, type Finding } from '@moisson/contracts';
import { cutText, problemCatalogue, type ProblemCode } from '@moisson/kernel';
import { type Json, type JsonObject } from '@moisson/domain';
import { withoutCredentials } from './addresses.ts';

const MAX_FINDINGS = 50;
const MAX_EXTRAS = 500;
const MAX_EXTRA_CHARS = 20_000;
const MAX_SEEN = 200;
/** Names that databases and templates treat specially. The name of a property in RDF is an IRI. */
const ODD_NAME = /^(?!https?:\/\/).*[.$]/s;

/** The fields of a record: remembers which were read, notes findings, and returns the rest, so that no data is lost. */
export class RecordFields {
  readonly #object: JsonObject;
  readonly #used = new Set<string>();
  readonly #prefix: string;
  /** Unreadable items of lists. */
  readonly #oddItems: Extra[] = [];
  readonly findings: Finding[];

  /** `prefix`: the path of the object in the record, for findings. */
  constructor(object: JsonObject, findings: Finding[] = [], prefix = '') {
    this.#object = object;
    this.findings = findings;
    this.#prefix = prefix;
  }

  note(code: ProblemCode, field?: string, seen?: unknown): void {
    if (this.findings.length >= MAX_FINDINGS) return;
    const shown = seen === undefined || typeof seen === 'string' ? seen : JSON.stringify(seen);
    this.findings.push({
      code,
      severity: problemCatalogue[code].severity,
      ...(field === undefined ? {} : { field: this.#prefix + field }),
      ...(shown === undefined ? {} : { seen: cutText(withoutCredentials(shown.slice(0, 10 * MAX_SEEN)), MAX_SEEN) }),
    });
  }

  /** Returns the raw value. It stays in the extras unless `use` is called. */
  peek(name: string): Json | undefined {
    const value = this.#object[name];
    return value !== undefined && Object.hasOwn(this.#object, name) ? value : undefined;
  }

  use(...names: readonly string[]): void {
    for (const name of names) this.#used.add(name);
  }

  /** Keeps a field in the extras although it was read. */
  protected keep(name: string): void {
    this.#used.delete(name);
  }

  /**
   * Returns all fields that were not read as JSON text under the source's own names, without passwords in addresses.
   */
  rest(): Extra[] {
    const extras: Extra[] = [];
    for (const name of Object.keys(this.#object)) {
      if (this.#used.has(name)) continue;
      if (extras.length >= MAX_EXTRAS) {
        this.note('field.truncated', 'extras');
        break;
      }
      if (name === '' || name === '__proto__' || ODD_NAME.test(name))
        this.note('field.name-suspicious', undefined, name);
      extras.push(this.#extra(name, this.#object[name]!));
    }
    return [...extras, ...this.#oddItems].slice(0, MAX_EXTRAS);
  }

  #extra(name: string, value: Json): Extra {
    const text = withoutCredentials(JSON.stringify(value));
    if (text.length > MAX_EXTRA_CHARS) this.note('field.truncated', cutText(name, 100));
    return { key: cutText(name, 500), value: cutText(text, MAX_EXTRA_CHARS) };
  }

  /** Returns the value and marks the field as read; undefined for null and empty text. */
  protected given(name: string): Json | undefined {
    const value = this.peek(name);
    this.#used.add(name);
    return value === null || value === '' ? undefined : value;
  }

  /** Notes an unexpected type; the field stays in the extras. */
  protected refuse(name: string, value: Json): void {
    this.note('field.type-unexpected', name, value);
    this.#used.delete(name);
  }

  /** Notes an unreadable item of a list and keeps it in the extras under its position. */
  protected oddItem(name: string, at: number, item: Json): void {
    this.note('field.item-unexpected', name, item);
    if (item !== null && this.#oddItems.length < MAX_EXTRAS) this.#oddItems.push(this.#extra(`${name}[${at}]`, item));
  }
}
