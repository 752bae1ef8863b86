import { holdsTooManyValues, MAX_VALUES } from '@moisson/domain';
import { MoissonError } from '@moisson/kernel';
import { isUtf8 } from 'node:buffer';
import { BACKSLASH, CLOSE_LIST, CLOSE_OBJECT, COMMA, isSpace, OPEN_LIST, OPEN_OBJECT, QUOTE } from './json-bytes.ts';

/** Longest name of the path that is compared, in bytes. */
const MAX_NAME = 200;

/** Returns the error of a response whose structure is not JSON. Retryable: a source may send an incomplete response once. */
export const malformed = (url: string, detail: string, cause?: unknown): MoissonError =>
  new MoissonError('body.malformed', { url, detail }, { retryable: true, cause });

/** The names that lead to a list from the root of a document; undefined stands for an item of a list on the way. */
export type ListPath = readonly (string | undefined)[];

/** The part of a JSON document outside its list: finds the list by its path, keeps all other bytes, and parses them at the end. */
export class JsonEnvelope {
  readonly #path: ListPath;
  readonly #url: string;
  readonly #limits: { readonly maxDepth: number; readonly maxEnvelopeBytes: number };
  readonly #kept: Uint8Array[] = [];
  #bytes = 0;
  #inString = false;
  #escaped = false;
  #depth = 0;
  /** The names on the path to the current object, and strings that may become a name. */
  readonly #names: (string | undefined)[] = [];
  readonly #isObject: boolean[] = [];
  #expectName = false;
  #name: number[] | undefined;
  #found = false;

  constructor(path: ListPath, url: string, limits: { readonly maxDepth: number; readonly maxEnvelopeBytes: number }) {
    this.#path = path;
    this.#url = url;
    this.#limits = limits;
  }

  /** Whether the list was found. */
  get found(): boolean {
    return this.#found;
  }

  /** Levels of nesting around the current position. */
  get depth(): number {
    return this.#depth;
  }

  /**
   * Reads to the end of the chunk, or past the opening bracket of the list; returns the position and whether the list
   * starts there. Throws `body.malformed`, `body.too-deep`, `fetch.too-large`.
   */
  read(chunk: Uint8Array, from: number): { readonly at: number; readonly opensList: boolean } {
    for (let at = from; at < chunk.length; at += 1) {
      const byte = chunk[at]!;
      if (this.#inString) this.#stringByte(byte);
      else if (byte === QUOTE) {
        this.#inString = true;
        this.#name = this.#expectName ? [] : undefined;
      } else if (byte === OPEN_OBJECT || byte === OPEN_LIST) {
        if (byte === OPEN_LIST && this.#atPath()) {
          if (this.#found) throw malformed(this.#url, `"${this.#path.join('.')}" stands twice`);
          this.#found = true;
          this.keep(chunk.subarray(from, at + 1));
          return { at: at + 1, opensList: true };
        }
        this.#open(byte === OPEN_OBJECT);
      } else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) this.#close();
      else if (byte === COMMA) this.#expectName = this.#isObject.at(-1) ?? false;
    }
    this.keep(chunk.subarray(from));
    return { at: chunk.length, opensList: false };
  }

  /** Adds bytes to the envelope. Throws `fetch.too-large`. */
  keep(bytes: Uint8Array): void {
    this.#bytes += bytes.length;
    if (this.#bytes > this.#limits.maxEnvelopeBytes)
      throw new MoissonError('fetch.too-large', { url: this.#url, limit: this.#limits.maxEnvelopeBytes });
    // A copy, because a view would keep the whole chunk in memory.
    if (bytes.length > 0) this.#kept.push(Uint8Array.from(bytes));
  }

  /** Returns the parsed envelope. `inList`: the document ended inside its list. Throws `body.empty`, `body.truncated`, `body.malformed`. */
  end(inList: boolean): unknown {
    const text = Buffer.concat(this.#kept);
    if (text.every(isSpace)) throw new MoissonError('body.empty', { url: this.#url }, { retryable: true });
    if (this.#depth > 0 || this.#inString || inList)
      throw new MoissonError('body.truncated', { url: this.#url }, { retryable: true });
    if (!isUtf8(text)) throw new MoissonError('body.not-utf8', { url: this.#url }, { retryable: true });
    if (holdsTooManyValues(text)) throw malformed(this.#url, `more than ${MAX_VALUES} values beside the list`);
    try {
      return JSON.parse(text.toString()) as unknown;
    } catch (cause) {
      throw malformed(this.#url, cause instanceof Error ? cause.message : 'syntax', cause);
    }
  }

  #stringByte(byte: number): void {
    if (this.#escaped) this.#escaped = false;
    else if (byte === BACKSLASH) this.#escaped = true;
    else if (byte === QUOTE) {
      this.#inString = false;
      if (this.#name !== undefined) {
        this.#names[this.#names.length - 1] = Buffer.from(this.#name).toString();
        this.#expectName = false;
        this.#name = undefined;
      }
      return;
    }
    if (this.#name !== undefined && this.#name.length < MAX_NAME) this.#name.push(byte);
  }

  #atPath(): boolean {
    return this.#names.length === this.#path.length && this.#path.every((name, level) => this.#names[level] === name);
  }

  #open(isObject: boolean): void {
    this.#depth += 1;
    if (this.#depth > this.#limits.maxDepth)
      throw new MoissonError('body.too-deep', { url: this.#url, limit: this.#limits.maxDepth });
    this.#names.push(undefined);
    this.#isObject.push(isObject);
    this.#expectName = isObject;
  }

  #close(): void {
    if (this.#depth === 0) throw malformed(this.#url, 'a bracket closes that was never opened');
    this.#depth -= 1;
    this.#names.pop();
    this.#isObject.pop();
    this.#expectName = false;
  }
}
