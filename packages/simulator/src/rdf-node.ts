/** A node with its properties: a text with its language, a link to another address, or a node inside it. */
export interface RdfNode {
  readonly iri?: string;
  readonly type: string;
  readonly properties: readonly (readonly [name: string, value: RdfValue])[];
}
export type RdfValue =
  string | RdfNode | { readonly text: string; readonly language: string } | { readonly link: string };

const PREFIXES: Readonly<Record<string, string>> = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  hydra: 'http://www.w3.org/ns/hydra/core#',
  locn: 'http://www.w3.org/ns/locn#',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
};

/** The terms of the JSON-LD. Their names are those by which the bad answers find a list (`dataset`), its count, its items. */
const TERMS: Readonly<Record<string, string>> = {
  'dcat:dataset': 'dataset',
  'hydra:totalItems': 'count',
  'dct:identifier': 'identifier',
  'dct:title': 'title',
};
const CONTEXT = {
  ...PREFIXES,
  id: '@id',
  ...Object.fromEntries(Object.entries(TERMS).map(([name, term]) => [term, name])),
};

/** Writes nodes as JSON-LD, the first one at the top, the others under `@included`. */
export const toJsonLd = ([first, ...others]: readonly RdfNode[]): string => {
  const included = others.length === 0 ? {} : { '@included': others.map(jsonOf) };
  return JSON.stringify({ '@context': CONTEXT, ...jsonOf(first!), ...included });
};

const jsonOf = ({ iri, type, properties }: RdfNode): Record<string, unknown> => {
  const members: Record<string, unknown[]> = {};
  for (const [name, value] of properties) (members[TERMS[name] ?? name] ??= []).push(jsonValue(value));
  const written = Object.entries(members).map(([name, values]) => [
    name,
    name === 'dataset' || values.length > 1 ? values : values[0],
  ]);
  return { ...(iri === undefined ? {} : { id: iri }), '@type': type, ...(Object.fromEntries(written) as object) };
};

const jsonValue = (value: RdfValue): unknown => {
  if (typeof value === 'string') return /^\d+$/.test(value) ? Number(value) : value;
  if ('link' in value) return { id: value.link };
  return 'text' in value ? { '@value': value.text, '@language': value.language } : jsonOf(value);
};

/** Writes nodes as Turtle. */
export const toTurtle = (nodes: readonly RdfNode[]): string =>
  [
    ...Object.entries(PREFIXES).map(([prefix, iri]) => `@prefix ${prefix}: <${iri}> .`),
    ...nodes.flatMap((node) => turtleOf(node)),
  ].join('\n');

/** Returns the statements about a node, after those about the nodes with an IRI inside it. */
const turtleOf = (node: RdfNode): string[] => {
  const inside = node.properties.flatMap(([, value]) =>
    isNode(value) && value.iri !== undefined ? turtleOf(value) : [],
  );
  return [...inside, `<${node.iri!}> ${predicates(node)} .`];
};
const predicates = ({ type, properties }: RdfNode): string =>
  [`a ${type}`, ...properties.map(([name, value]) => `${name} ${turtleValue(value)}`)].join(' ; ');
const turtleValue = (value: RdfValue): string => {
  if (typeof value === 'string') return /^\d+$/.test(value) ? value : JSON.stringify(value);
  if ('link' in value) return `<${value.link}>`;
  if ('text' in value) return `${JSON.stringify(value.text)}@${value.language}`;
  return value.iri === undefined ? `[ ${predicates(value)} ]` : `<${value.iri}>`;
};
const isNode = (value: RdfValue): value is RdfNode => typeof value === 'object' && 'properties' in value;

/** Writes nodes as RDF/XML. */
export const toRdfXml = (nodes: readonly RdfNode[]): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n${toRdfRecord(nodes)}`;

/** Writes nodes as RDF/XML inside another document. */
export const toRdfRecord = (nodes: readonly RdfNode[]): string => {
  const namespaces = Object.entries({ ...PREFIXES, rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#' });
  const declared = namespaces.map(([prefix, iri]) => ` xmlns:${prefix}="${iri}"`).join('');
  return `<rdf:RDF${declared}>${nodes.map(xmlOf).join('')}</rdf:RDF>`;
};

const xmlOf = ({ iri, type, properties }: RdfNode): string => {
  const about = iri === undefined ? '' : ` rdf:about="${escaped(iri)}"`;
  return `<${type}${about}>${properties.map(([name, value]) => xmlProperty(name, value)).join('')}</${type}>`;
};
const xmlProperty = (name: string, value: RdfValue): string => {
  if (typeof value === 'string') return `<${name}>${escaped(value)}</${name}>`;
  if ('link' in value) return `<${name} rdf:resource="${escaped(value.link)}"/>`;
  if ('text' in value) return `<${name} xml:lang="${value.language}">${escaped(value.text)}</${name}>`;
  return `<${name}>${xmlOf(value)}</${name}>`;
};
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
