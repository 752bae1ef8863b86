import type { SaxesAttributeNS, SaxesTagNS } from 'saxes';
import { escapedAttribute, escapedText, isUndecodable } from './write-xml.ts';
import { XML } from './xml-element.ts';

/** A record that was cut out, or why it was not: undefined if it is too large. */
type Cut = { readonly bytes: Uint8Array } | { readonly detail: string | undefined };

/**
 * Writes one record of a document as a document of its own: the same prefixes, attributes and text, without comments.
 * The root gets those declarations in scope that the record uses.
 */
export class RecordText {
  readonly #limits: { readonly maxDepth: number; readonly maxRecordBytes: number };
  readonly #scope: Readonly<Record<string, string>>;
  #head = '';
  #rootDeclares: Readonly<Record<string, string>> = {};
  readonly #parts: string[] = [];
  #size = 0;
  #depth = 0;
  /** The start tag is not closed yet: an element without content gets the short form. */
  #isOpen = false;
  #fault: string | undefined;
  #isTooLarge = false;
  /** Prefixes of its names, and of values that look like one (`xsi:type`). */
  readonly #prefixes = new Set<string>();
  /** Prefixes without a namespace, which stand for themselves: see `XmlReader`. */
  readonly #unbound = new Set<string>();

  constructor(
    limits: { readonly maxDepth: number; readonly maxRecordBytes: number },
    scope: Readonly<Record<string, string>>,
  ) {
    [this.#limits, this.#scope] = [limits, scope];
  }

  open(tag: SaxesTagNS, attributes: readonly SaxesAttributeNS[]): void {
    this.#depth += 1;
    if (this.#depth > this.#limits.maxDepth) this.#fault ??= `more than ${this.#limits.maxDepth} levels`;
    this.#endStart();
    if (this.#isPassedOver()) return;
    for (const { prefix, uri } of [tag, ...attributes]) {
      this.#prefixes.add(prefix);
      if (prefix !== '' && prefix === uri) this.#unbound.add(prefix);
    }
    for (const { value } of attributes) {
      const named = QNAME.exec(value)?.[1];
      if (named !== undefined) this.#prefixes.add(named);
    }
    const given = attributes.map(({ name, value }) => ` ${name}="${escapedAttribute(value)}"`).join('');
    if (attributes.some(({ value }) => isUndecodable(value))) this.#fault ??= UNDECODABLE;
    if (this.#depth === 1) {
      this.#head = `<${tag.name}`;
      this.#rootDeclares = tag.ns;
      this.#write(given);
    } else this.#write(`<${tag.name}${given}`);
    this.#isOpen = true;
  }

  text(text: string): void {
    if (isUndecodable(text)) this.#fault ??= UNDECODABLE;
    this.#endStart();
    if (!this.#isPassedOver()) this.#write(escapedText(text));
  }

  /** Returns whether the record ends here. */
  close({ name }: SaxesTagNS): boolean {
    if (!this.#isPassedOver()) this.#write(this.#isOpen ? '/>' : `</${name}>`);
    this.#isOpen = false;
    this.#depth -= 1;
    return this.#depth === 0;
  }

  end(): Cut {
    if (this.#isTooLarge) return { detail: undefined };
    if (this.#fault !== undefined) return { detail: this.#fault };
    const bytes = Buffer.from(this.#head + this.#declarations() + this.#parts.join(''));
    return bytes.length > this.#limits.maxRecordBytes ? { detail: undefined } : { bytes };
  }

  #declarations(): string {
    const unbound = [...this.#unbound].map((prefix) => [prefix, prefix] as const);
    return Object.entries({ ...this.#scope, ...Object.fromEntries(unbound) })
      .filter(([prefix, uri]) => !Object.hasOwn(this.#rootDeclares, prefix) && uri !== XML && prefix !== 'xmlns')
      .filter(([prefix]) => prefix === '' || this.#prefixes.has(prefix))
      .map(([prefix, uri]) => ` xmlns${prefix === '' ? '' : `:${prefix}`}="${escapedAttribute(uri)}"`)
      .join('');
  }

  #isPassedOver(): boolean {
    return this.#isTooLarge || this.#fault !== undefined;
  }

  #endStart(): void {
    if (this.#isOpen && !this.#isPassedOver()) this.#write('>');
    this.#isOpen = false;
  }

  #write(text: string): void {
    this.#size += text.length;
    if (this.#size > this.#limits.maxRecordBytes) {
      this.#isTooLarge = true;
      this.#parts.length = 0;
    } else this.#parts.push(text);
  }
}

const QNAME = /^([\p{L}_][\p{L}\p{N}_.-]{0,50}):[\p{L}_]/u;
const UNDECODABLE = 'not decodable in the encoding of the document';
