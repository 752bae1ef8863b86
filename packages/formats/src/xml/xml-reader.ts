import { SaxesParser, type SaxesAttributeNS, type SaxesTagNS } from 'saxes';

/** Why a document cannot be read on: the place of an element's end is uncertain, or a limit is exceeded. */
export type XmlFault = 'malformed' | 'truncated' | 'too-deep' | 'too-large' | 'doctype';

export interface XmlHandler {
  open(tag: SaxesTagNS, attributes: readonly SaxesAttributeNS[]): void;
  /** A part of the text between two tags; white space too. */
  text(text: string): void;
  close(tag: SaxesTagNS): void;
  /** Returns the error to throw for a fault. */
  error(fault: XmlFault, detail: string): Error;
}

export interface XmlLimits {
  /** Levels of nesting. Looking up a prefix takes time in proportion to it. */
  readonly maxDepth: number;
  /** Longest text or markup between two events, in characters: the parser holds it in memory. */
  readonly maxNode: number;
}

const MAX_ATTRIBUTES = 1000;

/**
 * Faults that leave the end of every element certain: a character that XML does not allow, an entity that is only
 * declared in a DTD (`&eacute;`, which stays as text), a prefix without a namespace (which then stands for itself) and
 * an attribute that is given twice. Documents in the wild have them, so they are repaired and do not cost the document.
 */
const REPAIRED =
  /^(?:disallowed character|malformed character entity|undefined entity|the string "\]\]>" is disallowed in char data|unbound namespace prefix: .*|duplicate attribute: .*)\.$/s;

/**
 * Reads a document in pieces of any size, and calls the handler. A document type declaration is refused: entities that
 * expand (billion laughs) or that lead to files and other hosts can only be declared there.
 */
export class XmlReader {
  readonly #parser = new SaxesParser({ xmlns: true, position: false, forceXMLVersion: true, defaultXMLVersion: '1.0' });
  readonly #handler: XmlHandler;
  readonly #limits: XmlLimits;
  /** Characters read since the last event. */
  #pending = 0;
  #attributes = 0;
  #attributeSize = 0;
  #depth = 0;
  #sawRoot = false;

  constructor(handler: XmlHandler, limits: XmlLimits) {
    this.#handler = handler;
    this.#limits = limits;
    const parser = this.#parser;
    parser.on('opentag', (tag) => this.#open(tag));
    parser.on('closetag', (tag) => {
      this.#pending = 0;
      this.#depth -= 1;
      handler.close(tag);
    });
    parser.on('text', (text) => this.#text(text));
    parser.on('cdata', (text) => this.#text(text));
    parser.on('attribute', ({ value }) => {
      this.#pending = 0;
      this.#attributes += 1;
      this.#attributeSize += value.length;
      if (this.#attributes > MAX_ATTRIBUTES)
        throw handler.error('malformed', `an element with more than ${MAX_ATTRIBUTES} attributes`);
      if (this.#attributeSize > limits.maxNode)
        throw handler.error('too-large', `more than ${limits.maxNode} characters of attributes`);
    });
    // Events without content: they only show that the parser holds nothing back.
    parser.on('comment', () => void (this.#pending = 0));
    parser.on('processinginstruction', () => void (this.#pending = 0));
    parser.on('doctype', () => {
      throw handler.error('doctype', 'it declares a document type (DTD), which is not read');
    });
    parser.on('error', ({ message }) => {
      if (!REPAIRED.test(message)) throw handler.error('malformed', message.replace(/\.$/, ''));
    });
  }

  /** Whether the root element has begun. */
  get sawRoot(): boolean {
    return this.#sawRoot;
  }

  /** Throws the handler's errors. */
  push(text: string): void {
    if (text === '') return;
    this.#pending += text.length;
    this.#parser.write(text);
    if (this.#pending > this.#limits.maxNode + text.length)
      throw this.#handler.error('too-large', `more than ${this.#limits.maxNode} characters without a tag`);
  }

  /** Call it at the end of the document. Throws the handler's error `truncated` if an element is still open. */
  end(): void {
    if (this.#depth > 0 || !this.#sawRoot)
      throw this.#handler.error('truncated', 'it ends before its last element does');
    this.#parser.close();
  }

  #open(tag: SaxesTagNS): void {
    this.#pending = 0;
    [this.#attributes, this.#attributeSize] = [0, 0];
    this.#sawRoot = true;
    this.#depth += 1;
    if (this.#depth > this.#limits.maxDepth)
      throw this.#handler.error('too-deep', `more than ${this.#limits.maxDepth} levels`);
    this.#handler.open(tag, Object.values(tag.attributes));
  }

  #text(text: string): void {
    this.#pending = 0;
    if (text !== '') this.#handler.text(text);
  }
}
