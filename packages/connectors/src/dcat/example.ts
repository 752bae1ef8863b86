import type { ProtocolExample } from '../protocol.ts';

const SITE = 'https://dcat.example.org';
const PAGE = 30;
const NAMESPACES = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  hydra: 'http://www.w3.org/ns/hydra/core#',
};
const irisOf = (length: number, from = 0): string[] =>
  Array.from({ length }, (_, at) => `${SITE}/dataset/${from + at}`);

/** A catalogue with `count` datasets in one document of Turtle, with a validator. */
export const turtleExample: ProtocolExample = {
  endpoint: `${SITE}/catalog.ttl`,
  answer: ({ pathname }, count) => {
    if (pathname !== '/catalog.ttl') return undefined;
    const iris = irisOf(count);
    const body = [
      ...Object.entries(NAMESPACES).map(([prefix, iri]) => `@prefix ${prefix}: <${iri}> .`),
      ...iris.map(
        (iri, at) =>
          `<${iri}> a dcat:Dataset ; dct:title "Arbres ${at}"@fr ; dct:modified "2026-11-24" ; dcat:distribution [ a dcat:Distribution ; dcat:accessURL <${iri}.csv> ] .`,
      ),
      `<${SITE}/catalog> a dcat:Catalog ; dct:title "Catalogue"@fr${iris.map((iri) => ` ; dcat:dataset <${iri}>`).join('')} .`,
    ].join('\n');
    return { body, contentType: 'text/turtle', validators: { etag: `"${count}"` } };
  },
};

/** A catalogue with `count` datasets in one document of RDF/XML. */
export const rdfXmlExample: ProtocolExample = {
  endpoint: `${SITE}/catalog.rdf`,
  answer: ({ pathname }, count) => {
    if (pathname !== '/catalog.rdf') return undefined;
    const namespaces = Object.entries({ ...NAMESPACES, rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#' });
    const datasets = irisOf(count).map(
      (iri, at) =>
        `<dcat:dataset><dcat:Dataset rdf:about="${iri}"><dct:title xml:lang="fr">Arbres ${at}</dct:title><dct:modified>2026-11-24</dct:modified></dcat:Dataset></dcat:dataset>`,
    );
    const declared = namespaces.map(([prefix, iri]) => ` xmlns:${prefix}="${iri}"`).join('');
    const body = `<rdf:RDF${declared}><dcat:Catalog rdf:about="${SITE}/catalog">${datasets.join('')}</dcat:Catalog></rdf:RDF>`;
    return { body, contentType: 'application/rdf+xml' };
  },
};

/** A catalogue with `count` datasets in pages of JSON-LD, each with the Hydra view of the list. */
export const pagedExample: ProtocolExample = {
  endpoint: `${SITE}/catalog.jsonld`,
  answer: ({ pathname, searchParams }, count) => {
    if (pathname !== '/catalog.jsonld') return undefined;
    const page = Number(searchParams.get('page') ?? 1);
    const from = (page - 1) * PAGE;
    const isLast = from + PAGE >= count;
    const catalogue = {
      '@context': NAMESPACES,
      '@id': `${SITE}/catalog`,
      '@type': ['dcat:Catalog', 'hydra:Collection'],
      'hydra:totalItems': count,
      'hydra:view': {
        '@id': `${SITE}/catalog.jsonld?page=${page}`,
        '@type': 'hydra:PartialCollectionView',
        ...(isLast ? {} : { 'hydra:next': { '@id': `${SITE}/catalog.jsonld?page=${page + 1}` } }),
      },
      'dcat:dataset': irisOf(Math.max(0, Math.min(PAGE, count - from)), from).map((iri, at) => ({
        '@id': iri,
        '@type': 'dcat:Dataset',
        'dct:title': { '@value': `Arbres ${from + at}`, '@language': 'fr' },
        'dct:modified': '2026-11-24',
      })),
    };
    return { body: JSON.stringify(catalogue), contentType: 'application/ld+json' };
  },
};
