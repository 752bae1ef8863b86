import type { SaxesAttributeNS, SaxesTagNS } from 'saxes';
import { allowedText } from './write-xml.ts';
import { attributeKey, type XmlElement, type XmlNode } from './xml-element.ts';

const XMLNS = 'http://www.w3.org/2000/xmlns/';

interface Open {
  readonly name: string;
  readonly namespace: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlNode[];
  text: string;
}

/** Builds the tree of a document from the events of `XmlReader`. */
export class XmlTree {
  readonly #open: Open[] = [];
  #root: XmlElement | undefined;

  /** The root element, once it is closed. */
  get root(): XmlElement | undefined {
    return this.#root;
  }

  open({ local, uri }: SaxesTagNS, attributes: readonly SaxesAttributeNS[]): void {
    keepText(this.#open.at(-1));
    const entries = attributes
      .filter((one) => one.uri !== XMLNS)
      .map((one) => [attributeKey(one.uri, one.local), allowedText(one.value)] as const);
    this.#open.push({ name: local, namespace: uri, attributes: Object.fromEntries(entries), children: [], text: '' });
  }

  text(text: string): void {
    const parent = this.#open.at(-1);
    if (parent !== undefined) parent.text += text;
  }

  close(): void {
    const closed = this.#open.pop();
    if (closed === undefined) return;
    keepText(closed);
    const { text: _, ...element } = closed;
    const parent = this.#open.at(-1);
    if (parent === undefined) this.#root = element;
    else parent.children.push(element);
  }
}

/** Text that is only white space is indentation. */
const keepText = (element: Open | undefined): void => {
  if (element === undefined) return;
  if (/\S/.test(element.text)) element.children.push(allowedText(element.text));
  element.text = '';
};
