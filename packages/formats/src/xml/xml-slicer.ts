import { MAX_DATA_BYTES } from '@moisson/contracts';
import { MAX_DEPTH } from '@moisson/domain';
import { MoissonError } from '@moisson/kernel';
import type { SaxesAttributeNS, SaxesTagNS } from 'saxes';
import type { PageUnread, UnreadItem } from '../unread.ts';
import { RecordText } from './record-text.ts';
import type { XmlElement } from './xml-element.ts';
import { XmlReader, type XmlFault } from './xml-reader.ts';
import { XmlTree } from './xml-tree.ts';

/** An element's name: one of several namespaces (any if undefined), and a local name, `*` for any. */
export interface XmlName {
  readonly namespaces?: ReadonlySet<string>;
  readonly name: string;
}

/** Returns a name in one namespace. */
export const xmlName = (namespace: string, name: string): XmlName => ({ namespaces: new Set([namespace]), name });

export interface XmlSlicerLimits {
  /** Levels of nesting of a record. A deeper one is skipped and counted. */
  readonly maxDepth: number;
  /** A larger record is skipped and counted. */
  readonly maxRecordBytes: number;
  /** Limit of everything outside the records, in characters. */
  readonly maxEnvelope: number;
}

export const defaultXmlLimits: XmlSlicerLimits = {
  maxDepth: MAX_DEPTH,
  maxRecordBytes: MAX_DATA_BYTES,
  maxEnvelope: 8 * 1024 * 1024,
};

/** Declarations of namespaces around a record. */
const MAX_DECLARATIONS = 200;
/** Number of unreadable records that are listed. */
const MAX_NAMED = 10;
/** The whole document is rejected beyond this multiple of a record's levels: see `XmlLimits.maxDepth`. */
const DOCUMENT_DEPTH = 4;

/**
 * Cuts records out of a streamed document: the elements at a path of names. Each becomes a document of its own in
 * UTF-8, with the namespace declarations that it needs. What surrounds them is the envelope, a tree without the records.
 *
 * A record that is too large, too deep or not decodable is skipped alone, because its end is still known. Any other
 * fault makes the end of an element uncertain, so the whole document is rejected.
 */
export class XmlSlicer {
  readonly #path: readonly XmlName[];
  readonly #url: string;
  readonly #limits: XmlSlicerLimits;
  readonly #reader: XmlReader;
  readonly #envelope = new XmlTree();
  #envelopeSize = 0;
  /** For each open element of the envelope, its depth and whether it is on the path. */
  readonly #matches: boolean[] = [];
  /** The declarations in scope at each open element of the envelope, by prefix. */
  readonly #scopes: Readonly<Record<string, string>>[] = [{}];
  #record: RecordText | undefined;
  readonly #slices: Uint8Array[] = [];
  #found = false;
  #records = 0;
  #unread = 0;
  readonly #unreadItems: UnreadItem[] = [];

  /** `path`: the names from the root to the records. */
  constructor(path: readonly XmlName[], url: string, limits: XmlSlicerLimits = defaultXmlLimits) {
    [this.#path, this.#url, this.#limits] = [path, url, limits];
    this.#reader = new XmlReader(
      {
        open: (tag, attributes) => this.#open(tag, attributes),
        text: (text) => this.#text(text),
        close: (tag) => this.#close(tag),
        error: (fault, detail) => this.#error(fault, detail),
      },
      { maxDepth: DOCUMENT_DEPTH * limits.maxDepth, maxNode: 4 * limits.maxRecordBytes },
    );
  }

  /** Whether the element that contains the records was found. */
  get found(): boolean {
    return this.#found;
  }

  get unread(): PageUnread {
    return { count: this.#unread, items: this.#unreadItems };
  }

  take(): Uint8Array[] {
    return this.#slices.splice(0);
  }

  /** Throws `body.malformed`, `body.too-deep`, `fetch.too-large`. */
  push(text: string): void {
    this.#reader.push(text);
  }

  /** Returns the envelope without the records. Throws `body.empty`, `body.truncated`, `body.malformed`. */
  end(): XmlElement {
    this.#reader.end();
    return this.#envelope.root!;
  }

  #open(tag: SaxesTagNS, attributes: readonly SaxesAttributeNS[]): void {
    if (this.#record !== undefined) {
      this.#record.open(tag, attributes);
      return;
    }
    const depth = this.#matches.length;
    const name = this.#path[depth];
    const matches =
      name !== undefined &&
      (this.#matches.at(-1) ?? true) &&
      (name.namespaces?.has(tag.uri) ?? true) &&
      (name.name === '*' || name.name === tag.local);
    if (matches && depth === this.#path.length - 1) {
      this.#found = true;
      this.#record = new RecordText(this.#limits, this.#scopes.at(-1)!);
      this.#record.open(tag, attributes);
      return;
    }
    if (matches && depth === this.#path.length - 2) this.#found = true;
    this.#matches.push(matches);
    this.#scopes.push(matches ? this.#scopeIn(tag) : this.#scopes.at(-1)!);
    this.#grow(attributes.reduce((sum, { name: { length }, value }) => sum + length + value.length, tag.name.length));
    this.#envelope.open(tag, attributes);
  }

  /** Only the declarations around a record matter. */
  #scopeIn({ ns }: SaxesTagNS): Readonly<Record<string, string>> {
    const scope = this.#scopes.at(-1)!;
    const declared = Object.keys(ns).length === 0 ? scope : { ...scope, ...ns };
    if (Object.keys(declared).length > MAX_DECLARATIONS)
      throw this.#error('malformed', `more than ${MAX_DECLARATIONS} namespaces around the records`);
    return declared;
  }

  #text(text: string): void {
    if (this.#record !== undefined) {
      this.#record.text(text);
      return;
    }
    // Indentation between the records would add up, and means nothing.
    if (!/\S/.test(text)) return;
    this.#grow(text.length);
    this.#envelope.text(text);
  }

  #close(tag: SaxesTagNS): void {
    if (this.#record === undefined) {
      this.#matches.pop();
      this.#scopes.pop();
      this.#envelope.close();
      return;
    }
    if (!this.#record.close(tag)) return;
    this.#records += 1;
    const record = this.#record.end();
    this.#record = undefined;
    if ('bytes' in record) this.#slices.push(record.bytes);
    else this.#passOver(record.detail);
  }

  /** `detail`: undefined for a record that is too large. */
  #passOver(detail: string | undefined): void {
    this.#unread += 1;
    if (detail !== undefined && this.#unreadItems.length < MAX_NAMED)
      this.#unreadItems.push({ position: this.#records, detail });
  }

  /** An element costs more memory than its text: each counts as 200 characters more. */
  #grow(size: number): void {
    this.#envelopeSize += size + 200;
    if (this.#envelopeSize > this.#limits.maxEnvelope) throw this.#error('too-large');
  }

  #error(fault: XmlFault, detail = ''): MoissonError {
    return xmlBodyError(this.#url, fault, detail, {
      sawRoot: this.#reader.sawRoot,
      limits: { depth: DOCUMENT_DEPTH * this.#limits.maxDepth, size: this.#limits.maxEnvelope },
    });
  }
}

interface Reading {
  readonly sawRoot: boolean;
  readonly limits: { readonly depth: number; readonly size: number };
}

/** Returns the error of a response that is not a document, with a code of the response's body. */
export const xmlBodyError = (
  url: string,
  fault: XmlFault,
  detail: string,
  { sawRoot, limits }: Reading,
): MoissonError => {
  const retryable = { retryable: true };
  if (fault === 'truncated') return new MoissonError(sawRoot ? 'body.truncated' : 'body.empty', { url }, retryable);
  if (fault === 'too-deep') return new MoissonError('body.too-deep', { url, limit: limits.depth });
  if (fault === 'too-large') return new MoissonError('fetch.too-large', { url, limit: limits.size });
  return new MoissonError('body.malformed', { url, detail }, retryable);
};
