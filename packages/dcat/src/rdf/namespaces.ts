/** The vocabularies that our descriptions use, with their usual prefixes. */
export const NAMESPACES = {
  adms: 'http://www.w3.org/ns/adms#',
  as: 'https://www.w3.org/ns/activitystreams#',
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  gsp: 'http://www.opengis.net/ont/geosparql#',
  hydra: 'http://www.w3.org/ns/hydra/core#',
  ldes: 'https://w3id.org/ldes#',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  tree: 'https://w3id.org/tree#',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const;
export type Prefix = keyof typeof NAMESPACES;
export type PrefixedName = `${Prefix}:${string}`;

const prefixes = Object.entries(NAMESPACES) as readonly (readonly [Prefix, string])[];

/** Returns the IRI of `dct:title`. */
export const iriOf = (name: PrefixedName): string => {
  const [prefix, local] = name.split(':') as [Prefix, string];
  return NAMESPACES[prefix] + local;
};

/** The namespace and the local name of an IRI. */
export interface QualifiedName {
  readonly prefix: Prefix;
  readonly namespace: string;
  readonly local: string;
}

/** Splits an IRI of one of the vocabularies above. Throws for any other one: our own code chooses all properties and classes. */
export const qualifiedName = (iri: string): QualifiedName => {
  const found = prefixes.find(([, namespace]) => iri.startsWith(namespace));
  if (found === undefined) throw new Error(`no prefix for ${iri}`);
  const [prefix, namespace] = found;
  return { prefix, namespace, local: iri.slice(namespace.length) };
};
