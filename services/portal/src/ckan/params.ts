import { CkanError, invalidParam } from './ckan-error.ts';

const MAX_TEXT = 20_000;
const MAX_LIST = 100;
const MAX_NUMBER = 2 ** 31 - 1;

/**
 * The parameters of a call, from a query string, a form or a JSON body: so a number may come as text. Every reader throws a `CkanError` of the type
 * `Validation Error`, in CKAN's words, for what it cannot read.
 */
export class Params {
  readonly #given: ReadonlyMap<string, unknown>;
  readonly #read = new Set<string>();

  constructor(given: Readonly<Record<string, unknown>>) {
    this.#given = new Map(Object.entries(given));
  }

  /** Returns a text; undefined if it is absent, null or empty. */
  text(name: string): string | undefined {
    const value = this.#value(name);
    if (value === undefined || value === null || value === '') return undefined;
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean')
      throw invalidParam(name, 'Must be a Unicode string value');
    const text = String(value);
    if (text.length > MAX_TEXT) throw invalidParam(name, `Must be at most ${MAX_TEXT} characters long`);
    return text.toWellFormed();
  }

  required(...names: readonly string[]): string {
    for (const name of names) {
      const text = this.text(name);
      if (text !== undefined) return text;
    }
    throw invalidParam(names[0]!, 'Missing value');
  }

  /** Returns a whole number from 0. */
  natural(name: string): number | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    if (!/^\d{1,15}$/.test(text) || Number(text) > MAX_NUMBER) throw invalidParam(name, 'Must be a natural number');
    return Number(text);
  }

  /** Returns a whole number, negative ones included. */
  integer(name: string): number | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    if (!/^-?\d{1,15}$/.test(text) || Math.abs(Number(text)) > MAX_NUMBER) throw invalidParam(name, 'Invalid integer');
    return Number(text);
  }

  /** Returns a flag as CKAN reads one: `true`, `yes`, `t`, `y`, `on` and `1` are true, all else is false. */
  flag(name: string, absent = false): boolean {
    const text = this.text(name);
    return text === undefined ? absent : ['true', 'yes', 't', 'y', 'on', '1'].includes(text.toLowerCase());
  }

  /** Returns a list of texts: a list, JSON in a text, or one plain text, which CKAN itself refuses. */
  list(name: string): readonly string[] | undefined {
    const given = this.#value(name);
    if (given === undefined || given === null || given === '') return undefined;
    const value = typeof given === 'string' && given.trimStart().startsWith('[') ? parsedList(name, given) : given;
    const all: readonly unknown[] = Array.isArray(value) ? value : [value];
    if (all.length > MAX_LIST) throw invalidParam(name, `Must have at most ${MAX_LIST} items`);
    if (all.some((one) => typeof one !== 'string')) throw invalidParam(name, 'Not a list of strings');
    return all.map((one) => (one as string).toWellFormed().slice(0, MAX_TEXT));
  }

  /** Accepts parameters that change nothing here. */
  ignore(...names: readonly string[]): void {
    for (const name of names) this.#read.add(name);
  }

  /** Throws, as CKAN does, if a parameter was neither read nor ignored: a filter is never dropped. */
  refuseOthers(): void {
    const others = [...this.#given.keys()].filter((name) => !this.#read.has(name)).map((name) => name.slice(0, 100));
    if (others.length === 0) return;
    const listed = others.slice(0, 20).map((name) => `'${name}'`);
    throw new CkanError(
      'Search Query Error',
      `Search Query is invalid: Invalid search parameters: [${listed.join(', ')}]`,
    );
  }

  #value(name: string): unknown {
    this.#read.add(name);
    return this.#given.get(name);
  }
}

const parsedList = (name: string, text: string): unknown => {
  try {
    return JSON.parse(text.slice(0, MAX_TEXT)) as unknown;
  } catch {
    throw invalidParam(name, 'Could not parse as valid JSON');
  }
};
