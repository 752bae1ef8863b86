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
    for (const { prefix, uri } of [tag, ...attributes]) if (prefix !== '' && prefix === uri) this.#unbound.add(prefix);
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
    const body = this.#parts.join('');
    const bytes = Buffer.from(this.#head + this.#declarations(body) + body);
    return bytes.length > this.#limits.maxRecordBytes ? { detail: undefined } : { bytes };
  }

  /** A prefix may also occur in a value (`xsi:type`), so it is searched in the whole text. */
  #declarations(body: string): string {
    const wanted = Object.entries({
      ...this.#scope,
      ...Object.fromEntries([...this.#unbound].map((one) => [one, one])),
    });
    return wanted
      .filter(([prefix, uri]) => !Object.hasOwn(this.#rootDeclares, prefix) && uri !== XML && prefix !== 'xmlns')
      .filter(([prefix]) => prefix === '' || this.#head.startsWith(`<${prefix}:`) || body.includes(`${prefix}:`))
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

const UNDECODABLE = 'not decodable in the encoding of the document';
