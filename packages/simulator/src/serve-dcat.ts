import { json, tagged, type Answer } from './answer.ts';
import { unlessLacking, type Fact } from './fact.ts';
import type { FactField } from './drift.ts';
import { hash32, orderedUuid } from './random.ts';
import { toJsonLd, toRdfXml, toTurtle, type RdfNode } from './rdf-node.ts';
import type { Entry, SimulatedCatalogue } from './simulated-catalogue.ts';

const SYNTAXES = {
  jsonld: ['application/ld+json', toJsonLd],
  ttl: ['text/turtle', toTurtle],
  rdf: ['application/rdf+xml', toRdfXml],
} as const;

/** Datasets of a page, unless the catalogue has a maximum of rows. */
const PAGE = 100;

/**
 * A DCAT catalogue in JSON-LD, Turtle and RDF/XML: `/catalog.EXT` in pages with a `PartialCollectionView` of Hydra,
 * `/collection.EXT` in pages of its older `PagedCollection`, `/all.EXT` in one document. `/` is `/catalog.jsonld`.
 */
export const serveDcat = (catalogue: SimulatedCatalogue, url: URL): Answer => {
  const [, form = '', extension = ''] =
    /^\/(catalog|collection|all)\.(jsonld|ttl|rdf)$/.exec(url.pathname === '/' ? '/catalog.jsonld' : url.pathname) ??
    [];
  if (form === '') return json({ message: 'Not Found' }, 404);
  const [type, write] = SYNTAXES[extension as keyof typeof SYNTAXES];
  const since = url.searchParams.get('modified_since');
  const places = catalogue.placesSince(since === null ? undefined : new Date(since));
  const size = form === 'all' ? Math.max(1, places.length) : (catalogue.options.rowsMax ?? PAGE);
  const page = Number(url.searchParams.get('page') ?? 1);
  const datasets = places
    .slice((page - 1) * size, page * size)
    .map((at) => datasetNode(catalogue, catalogue.entry(at)));
  const pages = Math.max(1, Math.ceil(places.length / size));
  const answer = (last: number): Answer => {
    const view = form === 'all' ? [] : hydraView(form, url, page, last);
    const body = write([catalogueNode(catalogue, places.length, datasets), ...view]);
    return { status: 200, headers: { 'content-type': `${type}; charset=utf-8` }, body };
  };
  return form === 'all' ? tagged(answer(1)) : { ...answer(pages), endless: answer(Number.MAX_SAFE_INTEGER) };
};

const catalogueNode = ({ url, options }: SimulatedCatalogue, count: number, datasets: readonly RdfNode[]): RdfNode => ({
  iri: `${url}/catalog`,
  type: 'dcat:Catalog',
  properties: [
    ['dct:title', { text: `Données ouvertes, ${options.organization.name}`, language: 'fr' }],
    ['hydra:totalItems', String(count)],
    ...datasets.map((dataset) => ['dcat:dataset', dataset] as const),
  ],
});

const hydraView = (form: string, url: URL, page: number, pages: number): RdfNode[] => {
  const isOld = form === 'collection';
  const at = (number: number) => {
    const link = new URL(url.pathname, url);
    const since = url.searchParams.get('modified_since');
    link.searchParams.set('page', String(number));
    if (since !== null) link.searchParams.set('modified_since', since);
    return { link: link.href };
  };
  const more = page < pages ? [[isOld ? 'hydra:nextPage' : 'hydra:next', at(page + 1)] as const] : [];
  return [
    {
      iri: at(page).link,
      type: isOld ? 'hydra:PagedCollection' : 'hydra:PartialCollectionView',
      properties: [[isOld ? 'hydra:lastPage' : 'hydra:last', at(pages)], ...more],
    },
  ];
};

/** Returns a property in a list, or an empty list if the fact lacks it. */
const given = <Property>(fact: Fact, field: FactField, property: Property): Property[] => {
  const found = unlessLacking(fact, field, property);
  return found === undefined ? [] : [found];
};

/** Returns a dataset as a node of DCAT; other protocols carry it in their records. */
export const datasetNode = (catalogue: SimulatedCatalogue, { fact, origin, position }: Entry): RdfNode => {
  const { seed } = catalogue.options;
  const from = origin ?? catalogue;
  const iri = `${catalogue.url}/dataset/${orderedUuid(catalogue.idSeed, position)}`;
  const west = -75 + (hash32(seed, fact.index, 90) % 1000) / 100;
  const south = 45 + (hash32(seed, fact.index, 91) % 400) / 100;
  return {
    iri,
    type: 'dcat:Dataset',
    properties: [
      ['dct:identifier', orderedUuid(catalogue.idSeed, position)],
      ['dct:title', { text: fact.title, language: fact.language }],
      ['dct:description', { text: fact.notes, language: fact.language }],
      ...fact.tags.map((tag) => ['dcat:keyword', { text: tag, language: 'fr' }] as const),
      ['dcat:theme', fact.theme],
      ['dct:issued', fact.created],
      ['dct:modified', fact.modified],
      ...given(fact, 'licence', ['dct:license', { link: 'https://creativecommons.org/licenses/by/4.0/' }] as const),
      ...given(fact, 'frequency', ['dct:accrualPeriodicity', fact.frequency] as const),
      [
        'dct:language',
        { link: `http://publications.europa.eu/resource/authority/language/${fact.language === 'fr' ? 'FRA' : 'ENG'}` },
      ],
      ['foaf:page', { link: `${iri}/about` }],
      ...given(fact, 'place', [
        'dct:spatial',
        {
          type: 'dct:Location',
          properties: [
            [
              'dcat:bbox',
              `POLYGON((${west} ${south},${west + 0.3} ${south},${west + 0.3} ${south + 0.2},${west} ${south}))`,
            ],
          ],
        },
      ] as const),
      [
        'dct:publisher',
        {
          iri: `${catalogue.url}/organization/${fact.organization.id}`,
          type: 'foaf:Organization',
          properties: [['foaf:name', { text: fact.organization.name, language: 'fr' }]],
        },
      ],
      ...fact.formats.map((format, at) => {
        const resource = orderedUuid(from.options.seed + 1, fact.index * 8 + at);
        const file = `${from.url}/dataset/${fact.index}/resource/${resource}/download/donnees.${format.toLowerCase()}`;
        return [
          'dcat:distribution',
          {
            iri: `${iri}/resource/${resource}`,
            type: 'dcat:Distribution',
            properties: [
              ['dct:title', { text: `${fact.title} (${format})`, language: 'fr' }],
              ['dct:format', format],
              ['dcat:accessURL', { link: file }],
              ['dcat:downloadURL', { link: file }],
            ],
          } satisfies RdfNode,
        ] as const;
      }),
    ],
  };
};
