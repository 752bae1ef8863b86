/** Vocabularies of catalogues, with the prefixes under which the mapping knows their names. */
const VOCABULARIES: readonly (readonly [prefix: string, iri: string])[] = [
  ['adms', 'http://www.w3.org/ns/adms#'],
  ['cc', 'http://creativecommons.org/ns#'],
  ['cnt', 'http://www.w3.org/2011/content#'],
  ['dc', 'http://purl.org/dc/elements/1.1/'],
  ['dcat', 'http://www.w3.org/ns/dcat#'],
  ['dcatap', 'http://data.europa.eu/r5r/'],
  ['dct', 'http://purl.org/dc/terms/'],
  ['dctype', 'http://purl.org/dc/dcmitype/'],
  ['dqv', 'http://www.w3.org/ns/dqv#'],
  ['foaf', 'http://xmlns.com/foaf/0.1/'],
  ['geodcat', 'http://data.europa.eu/930/'],
  ['gsp', 'http://www.opengis.net/ont/geosparql#'],
  ['gsp', 'http://www.opengis.net/rdf#'],
  ['hydra', 'http://www.w3.org/ns/hydra/core#'],
  ['locn', 'http://www.w3.org/ns/locn#'],
  ['odrl', 'http://www.w3.org/ns/odrl/2/'],
  ['org', 'http://www.w3.org/ns/org#'],
  ['owl', 'http://www.w3.org/2002/07/owl#'],
  ['pod', 'https://project-open-data.cio.gov/v1.1/schema/#'],
  ['prov', 'http://www.w3.org/ns/prov#'],
  ['rdf', 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'],
  ['rdfs', 'http://www.w3.org/2000/01/rdf-schema#'],
  ['schema', 'http://schema.org/'],
  ['schema', 'https://schema.org/'],
  ['sdmx', 'http://purl.org/linked-data/sdmx/2009/attribute#'],
  ['skos', 'http://www.w3.org/2004/02/skos/core#'],
  ['spdx', 'http://spdx.org/rdf/terms#'],
  ['time', 'http://www.w3.org/2006/time#'],
  ['vcard', 'http://www.w3.org/2006/vcard/ns#'],
  ['void', 'http://rdfs.org/ns/void#'],
  ['xsd', 'http://www.w3.org/2001/XMLSchema#'],
];
const byVocabulary = new Map(VOCABULARIES.map(([prefix, iri]) => [iri, prefix]));
const byPrefix = new Map([...VOCABULARIES].reverse());

/**
 * Returns `prefix:name` for an IRI of a known vocabulary; any other text as it is. The context of DCAT-US 1.1 has one `#`
 * too many in some names (`http://purl.org/dc/terms/#license`).
 */
export const shortName = (iri: string): string => {
  if (!iri.startsWith('http')) return iri;
  const end = Math.max(iri.lastIndexOf('/'), iri.lastIndexOf('#')) + 1;
  const [vocabulary, name] = [iri.slice(0, end), iri.slice(end)];
  const prefix = byVocabulary.get(vocabulary) ?? byVocabulary.get(vocabulary.replace(/\/#$/, '/'));
  return prefix !== undefined && /^[\w-]{1,100}$/.test(name) ? `${prefix}:${name}` : iri;
};

/** Returns the IRI of `prefix:name`, of a vocabulary that is known here. */
export const iriOf = (name: string): string => {
  const [prefix = '', local = ''] = name.split(':');
  return byPrefix.get(prefix)! + local;
};
