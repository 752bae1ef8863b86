import { UNDECODABLE } from './decode-xml.ts';
import { isElement, XML, type XmlElement } from './xml-element.ts';

/**
 * Returns the text with only characters of XML 1.0 (§2.2): a control character becomes a space, because software
 * writes them for line breaks; any other one becomes U+FFFD.
 */
export const allowedText = (text: string): string =>
  ODD.test(text)
    ? text
        .toWellFormed()
        .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, ' ')
        .replace(/[\ufffe\uffff]/g, '\ufffd')
    : text;
const ODD = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]/;

export const isUndecodable = (text: string): boolean => text.includes(UNDECODABLE);

/** Escapes a text between tags. A carriage return would be read as a line feed (XML 1.0 §2.11). */
export const escapedText = (text: string): string => allowedText(text).replace(/[&<>\r]/g, escapeOf);
/** Escapes a text between quotation marks. White space would be read as spaces (XML 1.0 §3.3.3). */
export const escapedAttribute = (text: string): string => allowedText(text).replace(/[&<>"\r\n\t]/g, escapeOf);
const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
  '\n': '&#10;',
  '\t': '&#9;',
};
const escapeOf = (character: string): string => ESCAPES[character]!;

/** The prefix of each namespace that an outer element declares. */
export type Prefixes = ReadonlyMap<string, string>;
const NO_PREFIXES: Prefixes = new Map();

/**
 * Returns an element as an XML document without a declaration, which is UTF-8 (XML 1.0 §4.3.3). With prefixes, it is a part of a document
 * that declares them.
 */
export const writeXml = (element: XmlElement, prefixes: Prefixes = NO_PREFIXES): string =>
  written(element, '', 0, { prefixes, gap: '' });

/**
 * Returns the same, indented for people: an element that contains text only is on one line. White space within mixed
 * content is kept.
 */
export const writeIndentedXml = (element: XmlElement): string =>
  written(element, '', 0, { prefixes: NO_PREFIXES, gap: '\n' });

interface Style {
  readonly prefixes: Prefixes;
  readonly gap: string;
}

const written = (element: XmlElement, around: string, level: number, { prefixes, gap }: Style): string => {
  const { name: local, namespace, attributes, children } = element;
  const prefix = prefixes.get(namespace);
  const name = prefix === undefined ? local : `${prefix}:${local}`;
  // An element with a prefix does not change the namespace of those without one.
  const outside = prefix === undefined ? namespace : around;
  const declared = outside === around ? '' : ` xmlns="${escapedAttribute(namespace)}"`;
  const given = Object.entries(attributes)
    .map(([key, value], at) => attributeText(key, value, at, prefixes))
    .join('');
  const open = `<${name}${declared}${given}`;
  if (children.length === 0) return `${open}/>`;
  const inside = { prefixes, gap: children.some((child) => !isElement(child)) ? '' : gap };
  const texts = children.map((child) =>
    isElement(child) ? indent(inside.gap, level + 1) + written(child, outside, level + 1, inside) : escapedText(child),
  );
  return `${open}>${texts.join('')}${indent(inside.gap, level)}</${name}>`;
};

const indent = (gap: string, level: number): string => (gap === '' ? '' : gap + '  '.repeat(level));

/** An attribute in a namespace without a prefix gets one of its own: prefixes are not part of a record. */
const attributeText = (key: string, value: string, at: number, prefixes: Prefixes): string => {
  const text = `"${escapedAttribute(value)}"`;
  const end = key.lastIndexOf('}');
  if (end < 0) return ` ${key}=${text}`;
  const [namespace, name] = [key.slice(1, end), key.slice(end + 1)];
  if (namespace === XML) return ` xml:${name}=${text}`;
  const prefix = prefixes.get(namespace);
  if (prefix !== undefined) return ` ${prefix}:${name}=${text}`;
  return ` xmlns:n${at}="${escapedAttribute(namespace)}" n${at}:${name}=${text}`;
};
