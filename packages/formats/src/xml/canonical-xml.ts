import { attributeKey, isElement, XSI, type XmlElement, type XmlNode } from './xml-element.ts';

/**
 * GML's ids are made by servers for each answer (XSLT `generate-id`), as are the labels of blank nodes in RDF/XML (RDF 1.1
 * Concepts §3.4); a schema's location describes no data.
 */
const isIgnored = (key: string): boolean =>
  /^\{http:\/\/www\.opengis\.net\/gml(?:\/3\.2)?\}id$/.test(key) ||
  key === attributeKey(XSI, 'schemaLocation') ||
  key === '{http://www.w3.org/1999/02/22-rdf-syntax-ns#}nodeID';

/** The order of positions in a geometry is part of it. */
const isGeometry = ({ namespace }: XmlElement): boolean => namespace.startsWith('http://www.opengis.net/gml');

/**
 * Returns the text by which two versions of a record are compared. It does not depend on prefixes, on the order of
 * attributes and of sibling elements (as lists of a JSON record, which are compared as sets), on white space, or on
 * volatile elements. A volatile element is named by its path below the root, as local names joined by "/"
 * (`header/datestamp`); `@name` at the end of a path names an attribute.
 */
export const canonicalXml = (record: XmlElement, volatile: ReadonlySet<string> = new Set()): string =>
  write(record, volatile, '');

const MAX_PATH = 200;

/** `path`: the path of the element, each name followed by "/"; undefined if it is too long to be volatile. */
const write = (element: XmlElement, volatile: ReadonlySet<string>, path: string | undefined): string => {
  const { name, namespace, attributes, children } = element;
  const isVolatile = (last: string): boolean => path !== undefined && volatile.has(path + last);
  const given = Object.keys(attributes)
    .filter((key) => !isIgnored(key) && !isVolatile(`@${key}`))
    .sort()
    .map((key) => JSON.stringify([key, attributes[key]!.trim()]));
  const kept = children.filter((child) => !(isElement(child) && isVolatile(child.name)));
  const inside = kept.map((child) => nodeText(child, volatile, path));
  const isMixed = kept.some((child) => !isElement(child));
  if (!isMixed && !isGeometry(element)) inside.sort();
  return `[${JSON.stringify(`{${namespace}}${name}`)},[${given.join(',')}],[${inside.join(',')}]]`;
};

const nodeText = (child: XmlNode, volatile: ReadonlySet<string>, path: string | undefined): string => {
  if (!isElement(child)) return JSON.stringify(child.replace(/\s+/g, ' ').trim());
  const below = path === undefined || path.length > MAX_PATH ? undefined : `${path}${child.name}/`;
  return write(child, volatile, below);
};
