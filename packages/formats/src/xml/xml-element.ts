/** A child of an element: an element, or the text between two elements. */
export type XmlNode = XmlElement | string;

/**
 * An element without its prefix: two documents that differ only in prefixes give equal elements. Plain data, so that
 * records can be compared, stored and masked.
 */
export interface XmlElement {
  /** The local name. */
  readonly name: string;
  /** The namespace's URI; empty if it has none. */
  readonly namespace: string;
  /** Values by `{namespace}name`; by `name` alone for an attribute without a namespace, as most are. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Without text that is only white space. */
  readonly children: readonly XmlNode[];
}

export const XLINK = 'http://www.w3.org/1999/xlink';
export const XML = 'http://www.w3.org/XML/1998/namespace';
export const XSI = 'http://www.w3.org/2001/XMLSchema-instance';

/** Returns the key of an attribute in `XmlElement.attributes`. */
export const attributeKey = (namespace: string, name: string): string =>
  namespace === '' ? name : `{${namespace}}${name}`;

/** Returns the value of an attribute, or undefined. */
export const attributeOf = ({ attributes }: XmlElement, name: string, namespace = ''): string | undefined => {
  const key = attributeKey(namespace, name);
  return Object.hasOwn(attributes, key) ? attributes[key] : undefined;
};

export const isElement = (node: XmlNode): node is XmlElement => typeof node !== 'string';

export const elementsOf = ({ children }: XmlElement): XmlElement[] => children.filter(isElement);

/** Returns the children with a local name, whatever their namespace. */
export const childrenNamed = (element: XmlElement, name: string): XmlElement[] =>
  elementsOf(element).filter((child) => child.name === name);

/** Returns the first child with a local name, whatever its namespace. */
export const childNamed = (element: XmlElement, name: string): XmlElement | undefined =>
  element.children.find((child): child is XmlElement => isElement(child) && child.name === name);

/** Returns the elements at the end of a path of local names. */
export const elementsAt = (element: XmlElement, ...path: readonly string[]): XmlElement[] =>
  path.reduce((found, name) => found.flatMap((one) => childrenNamed(one, name)), [element]);

/** Returns all text inside an element, also that of the elements in it. The depth limit of the parser bounds the recursion. */
export const textOf = ({ children }: XmlElement): string =>
  children.map((child) => (isElement(child) ? textOf(child) : child)).join('');
