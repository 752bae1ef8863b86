import { MAX_DATA_BYTES } from '@moisson/contracts';
import { MAX_DEPTH } from '@moisson/domain';
import { isUtf8 } from 'node:buffer';
import type { PageUnread, UnreadItem } from '../unread.ts';
import { BACKSLASH, CLOSE_LIST, CLOSE_OBJECT, COMMA, isSpace, OPEN_LIST, OPEN_OBJECT, QUOTE } from './json-bytes.ts';
import { ItemBytes } from './item-bytes.ts';
import { JsonEnvelope, malformed, type ListPath } from './json-envelope.ts';

export interface SlicerLimits {
  /** Levels of nesting, the document's own included. */
  readonly maxDepth: number;
  /** A larger list item is skipped and counted. */
  readonly maxRecordBytes: number;
  /** Limit of everything outside the list. */
  readonly maxEnvelopeBytes: number;
}

export const defaultLimits: SlicerLimits = {
  maxDepth: MAX_DEPTH,
  maxRecordBytes: MAX_DATA_BYTES,
  maxEnvelopeBytes: 8 * 1024 * 1024,
};

const modes = { outer: 0, beforeItem: 1, inItem: 2, inScalar: 3, afterItem: 4 } as const;
type Mode = (typeof modes)[keyof typeof modes];

/** Number of unreadable items that are listed. */
const MAX_NAMED = 10;

/** The bytes that end a run of plain text within a string. */
const IN_STRING = Array.from({ length: 256 }, (_, byte) => byte === QUOTE || byte === BACKSLASH);

/**
 * Cuts the items of one list out of a streamed JSON document, as raw bytes: so an unchanged record is recognised by its
 * hash and never parsed. Everything outside the list is the envelope, which is parsed at the end. Structure, nesting
 * and sizes are checked during the scan; the syntax of an item is checked when it is parsed.
 *
 * An item that is too large, too deep, not UTF-8 or missing between two commas is skipped alone, because its end is
 * still known. Any other structural error makes the end of an item uncertain, so the whole response is rejected.
 */
export class JsonSlicer {
  /** Items that were cut out and not taken yet. */
  readonly #slices: Uint8Array[] = [];
  readonly #envelope: JsonEnvelope;
  readonly #url: string;
  readonly #limits: SlicerLimits;
  #started = false;
  #mode: Mode = modes.outer;
  #inString = false;
  #escaped = false;
  readonly #item = new ItemBytes();
  #itemBytes = 0;
  #itemDepth = 0;
  #items = 0;
  /** Number of skipped items, too large or unreadable. */
  #unread = 0;
  readonly #unreadItems: UnreadItem[] = [];
  #itemTooDeep = false;

  constructor(path: ListPath, url: string, limits: SlicerLimits = defaultLimits) {
    this.#envelope = new JsonEnvelope(path, url, limits);
    this.#url = url;
    this.#limits = limits;
  }

  /** Whether the list was found. */
  get found(): boolean {
    return this.#envelope.found;
  }

  /** The skipped items: large ones are only counted, the first unreadable ones are listed. */
  get unread(): PageUnread {
    return { count: this.#unread, items: this.#unreadItems };
  }

  take(): Uint8Array[] {
    return this.#slices.splice(0);
  }

  /** Reads the next chunk. Throws `body.malformed`, `body.too-deep`, `fetch.too-large`. */
  push(chunk: Uint8Array): void {
    let at = 0;
    if (!this.#started && chunk.length > 0) {
      this.#started = true;
      if (chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf) at = 3;
    }
    while (at < chunk.length) {
      switch (this.#mode) {
        case modes.outer:
          at = this.#outer(chunk, at);
          break;
        case modes.beforeItem:
          at = this.#beforeItem(chunk, at);
          break;
        case modes.inItem:
          at = this.#inItem(chunk, at);
          break;
        case modes.inScalar:
          at = this.#inScalar(chunk, at);
          break;
        default:
          at = this.#afterItem(chunk, at);
      }
    }
  }

  /** Returns the envelope without the list. Throws `body.empty`, `body.truncated`, `body.malformed`, `body.not-utf8`. */
  end(): unknown {
    return this.#envelope.end(this.#mode !== modes.outer);
  }

  #outer(chunk: Uint8Array, from: number): number {
    const { at, opensList } = this.#envelope.read(chunk, from);
    if (opensList) this.#mode = modes.beforeItem;
    return at;
  }

  #beforeItem(chunk: Uint8Array, from: number): number {
    let at = from;
    while (at < chunk.length && isSpace(chunk[at]!)) at += 1;
    if (at === chunk.length) return at;
    const byte = chunk[at]!;
    if (byte === CLOSE_LIST && this.#items === 0) return this.#endList(chunk, at);
    if (byte === CLOSE_OBJECT) throw malformed(this.#url, 'an item is missing in the list');
    if (byte === CLOSE_LIST || byte === COMMA) {
      this.#items += 1;
      this.#passOver('nothing between two commas');
      this.#mode = modes.afterItem;
      return at;
    }
    this.#itemDepth = 0;
    this.#mode = byte === OPEN_OBJECT || byte === OPEN_LIST || byte === QUOTE ? modes.inItem : modes.inScalar;
    return at;
  }

  #inItem(chunk: Uint8Array, from: number): number {
    let inString = this.#inString;
    let escaped = this.#escaped;
    let depth = this.#itemDepth;
    const maxDepth = this.#limits.maxDepth - this.#envelope.depth;
    let at = from;
    for (; at < chunk.length; at += 1) {
      if (inString) {
        // Most bytes of a record are text: a tight loop skips them.
        while (at < chunk.length && !IN_STRING[chunk[at]!] && !escaped) at += 1;
        if (at === chunk.length) break;
        if (escaped) escaped = false;
        else if (chunk[at] === BACKSLASH) escaped = true;
        else {
          inString = false;
          if (depth === 0) break;
        }
        continue;
      }
      const byte = chunk[at];
      if (byte === QUOTE) inString = true;
      else if (byte === OPEN_OBJECT || byte === OPEN_LIST) {
        depth += 1;
        if (depth > maxDepth) this.#itemTooDeep = true;
      } else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) {
        depth -= 1;
        if (depth === 0) break;
      }
    }
    this.#inString = inString;
    this.#escaped = escaped;
    this.#itemDepth = depth;
    if (at === chunk.length) {
      this.#grow(chunk.subarray(from));
      return at;
    }
    this.#grow(chunk.subarray(from, at + 1));
    this.#endItem();
    return at + 1;
  }

  #inScalar(chunk: Uint8Array, from: number): number {
    let at = from;
    while (at < chunk.length && chunk[at] !== COMMA && chunk[at] !== CLOSE_LIST && !isSpace(chunk[at]!)) at += 1;
    this.#grow(chunk.subarray(from, at));
    if (at < chunk.length) this.#endItem();
    return at;
  }

  /** A view and not a copy if it can be: almost the whole chunk consists of items, and the items of a batch are freed together. */
  #grow(part: Uint8Array): void {
    this.#itemBytes += part.length;
    if (this.#itemBytes <= this.#limits.maxRecordBytes) this.#item.add(part);
    else this.#item.clear();
  }

  #endItem(): void {
    this.#items += 1;
    if (this.#itemBytes > this.#limits.maxRecordBytes) this.#passOver();
    else if (this.#itemTooDeep) this.#passOver(`more than ${this.#limits.maxDepth} levels`);
    else {
      const slice = this.#item.take();
      if (isUtf8(slice)) this.#slices.push(slice);
      else this.#passOver('not UTF-8');
    }
    this.#itemTooDeep = false;
    this.#item.clear();
    this.#itemBytes = 0;
    this.#mode = modes.afterItem;
  }

  #passOver(detail?: string): void {
    this.#unread += 1;
    if (detail !== undefined && this.#unreadItems.length < MAX_NAMED)
      this.#unreadItems.push({ position: this.#items, detail });
  }

  #afterItem(chunk: Uint8Array, from: number): number {
    let at = from;
    while (at < chunk.length && isSpace(chunk[at]!)) at += 1;
    if (at === chunk.length) return at;
    if (chunk[at] === CLOSE_LIST) return this.#endList(chunk, at);
    if (chunk[at] !== COMMA) throw malformed(this.#url, 'items of the list are not parted by commas');
    this.#mode = modes.beforeItem;
    return at + 1;
  }

  #endList(chunk: Uint8Array, at: number): number {
    this.#envelope.keep(chunk.subarray(at, at + 1));
    this.#mode = modes.outer;
    return at + 1;
  }
}
