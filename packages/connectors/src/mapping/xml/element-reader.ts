import type { Json, JsonObject } from '@moisson/domain';
import {
  attributeKey,
  attributeOf,
  elementsAt,
  elementsOf,
  isElement,
  textOf,
  XLINK,
  XML,
  XSI,
  type XmlElement,
} from '@moisson/formats';

/** Number of elements at one path that are read. */
const MAX_ELEMENTS = 1000;

/** Attributes that describe how an element is written, not what it says. */
const isFormal = (key: string): boolean =>
  key === attributeKey(XSI, 'schemaLocation') ||
  key === attributeKey(XSI, 'type') ||
  /^(?:codeList|codeSpace|id|uuid)$/.test(key) ||
  /(?:^|\})(?:nilReason|isoType)$/.test(key) ||
  key.startsWith('{http://www.opengis.net/gml') ||
  (key.startsWith(`{${XLINK}}`) && !key.endsWith('}href') && !key.endsWith('}title'));

/**
 * Reads the elements of a record by paths of local names, and remembers which were read: the others become the record's
 * extras, so that no data of the source is lost. Namespaces are not compared: sources mix versions of one vocabulary,
 * and its local names mean the same in each.
 */
export class ElementReader {
  readonly #used = new Set<XmlElement>();
  readonly root: XmlElement;

  constructor(root: XmlElement) {
    this.root = root;
  }

  /** Returns the elements at a path, below the root or `from`. They are not marked as read. */
  at(path: string, from: XmlElement = this.root): XmlElement[] {
    return elementsAt(from, ...path.split('/')).slice(0, MAX_ELEMENTS);
  }

  /** Returns the text of an element without space around it; undefined if it is empty. Marks it as read. */
  textOf(element: XmlElement | undefined): string | undefined {
    if (element === undefined) return undefined;
    this.use(element);
    const text = textOf(element).trim();
    return text === '' ? undefined : text;
  }

  /** Returns the first text at one of several paths; only its element is marked as read. */
  text(paths: string | readonly string[], from: XmlElement = this.root): string | undefined {
    for (const path of typeof paths === 'string' ? [paths] : paths)
      for (const element of this.at(path, from)) {
        const text = this.textOf(element);
        if (text !== undefined) return text;
      }
    return undefined;
  }

  /** Returns all texts at a path. */
  texts(path: string, from: XmlElement = this.root): string[] {
    return this.at(path, from)
      .map((element) => this.textOf(element))
      .filter((text) => text !== undefined);
  }

  /** Marks elements as read, with all that is in them. */
  use(...elements: readonly XmlElement[]): void {
    for (const element of elements) this.#used.add(element);
  }

  /** Keeps an element among the extras although it was read. */
  keep(...elements: readonly XmlElement[]): void {
    for (const element of elements) this.#used.delete(element);
  }

  /** Returns what was not read: texts and attributes by their path below the root, those at one path as a list. */
  rest(): JsonObject {
    const found = new Map<string, Json[]>();
    this.#collect(this.root, '', found);
    return Object.fromEntries([...found].map(([path, values]) => [path, values.length === 1 ? values[0]! : values]));
  }

  #collect(element: XmlElement, path: string, found: Map<string, Json[]>): void {
    if (this.#used.has(element)) return;
    const text = element.children
      .filter((child): child is string => !isElement(child))
      .join(' ')
      .trim();
    const given = Object.entries(element.attributes).filter(([key, value]) => !isFormal(key) && value !== text);
    const attributes = given.map(([key, value]) => [`@${key.replace(/^\{.*\}/, '')}`, value] as const);
    const put = (value: Json): void => void found.set(path, [...(found.get(path) ?? []), value]);
    const isSaid = text !== '' || given.some(([key]) => key !== attributeKey(XML, 'lang'));
    if (path !== '' && isSaid && attributes.length > 0)
      put(Object.fromEntries(text === '' ? attributes : [...attributes, ['#text', text]]));
    else if (text !== '') put(text);
    for (const child of elementsOf(element))
      this.#collect(child, path === '' ? child.name : `${path}/${child.name}`, found);
  }
}

/** Returns a text with its language (`xml:lang`, else `lang`), in the form of JSON-LD, which `RecordReader` reads. */
export const taggedText = (element: XmlElement): { readonly '@value': string; readonly '@language'?: string } => {
  const language = attributeOf(element, 'lang', XML) ?? attributeOf(element, 'lang');
  return { '@value': textOf(element).trim(), ...(language === undefined ? {} : { '@language': language }) };
};
