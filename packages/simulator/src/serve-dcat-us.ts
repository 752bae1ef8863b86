import { json, tagged, type Answer } from './answer.ts';
import { unlessLacking } from './fact.ts';
import { notFound, oneRecord } from './one-record.ts';
import { orderedUuid } from './random.ts';
import type { Entry, SimulatedCatalogue } from './simulated-catalogue.ts';

/**
 * The DCAT-US document of a publisher, 1.1, and the landing pages in it. With the quirk `nested` it is 3.0: identifiers
 * are objects, and every third dataset is in a nested catalogue or in a series.
 */
export const serveDcatUs = (catalogue: SimulatedCatalogue, url: URL): Answer => {
  if (/\/data\.json$/.test(url.pathname))
    return tagged(json(catalogue.has('nested') ? nested(catalogue) : plain(catalogue)));
  const page = /^\/dataset\/([^/]+)$/.exec(url.pathname)?.[1];
  if (page === undefined) return notFound();
  return oneRecord(catalogue, (index) => idOf(catalogue, index) === page, landingPage);
};

const landingPage = ({ fact }: Entry): Answer => ({
  status: 200,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: `<!doctype html><title>${fact.title}</title>`,
});

const idOf = (catalogue: SimulatedCatalogue, position: number): string =>
  catalogue.identifier(orderedUuid(catalogue.idSeed, position), position);

const datasetsOf = (catalogue: SimulatedCatalogue): Record<string, unknown>[] =>
  Array.from({ length: catalogue.count }, (_, at) => datasetOf(catalogue, catalogue.entry(at)));

const plain = (catalogue: SimulatedCatalogue): object => ({
  conformsTo: 'https://project-open-data.cio.gov/v1.1/schema',
  '@type': 'dcat:Catalog',
  dataset: datasetsOf(catalogue),
});

const nested = (catalogue: SimulatedCatalogue): object => {
  const all = datasetsOf(catalogue).map(({ identifier, ...dataset }) => ({
    ...dataset,
    '@type': 'Dataset',
    identifier: { '@type': 'Identifier', notation: identifier },
  }));
  const part = (rest: number): object[] => all.filter((_, at) => at % 3 === rest);
  return {
    '@type': 'Catalog',
    conformsTo: { '@type': 'Standard', title: 'DCAT-US 3.0' },
    dataset: part(0),
    catalog: [{ '@type': 'Catalog', title: 'Un service', dataset: part(1) }],
    datasetSeries: [
      { '@type': 'DatasetSeries', '@id': `${catalogue.url}/serie`, title: 'Une série', seriesMember: part(2) },
    ],
  };
};

const datasetOf = (catalogue: SimulatedCatalogue, { fact, position }: Entry): Record<string, unknown> => {
  const page = `${catalogue.url}/dataset/${idOf(catalogue, position)}`;
  return {
    '@type': 'dcat:Dataset',
    identifier: idOf(catalogue, position),
    title: fact.title,
    description: fact.notes,
    keyword: fact.tags,
    theme: [fact.theme],
    issued: fact.created,
    modified: fact.modified,
    publisher: { '@type': 'org:Organization', name: fact.organization.name },
    contactPoint: { '@type': 'vcard:Contact', fn: 'Direction des données', hasEmail: 'mailto:donnees@exemple.quebec' },
    accessLevel: 'public',
    accrualPeriodicity: unlessLacking(fact, 'frequency', 'R/P1M'),
    spatial: unlessLacking(fact, 'place', '-73.9,45.4,-73.4,45.7'),
    license: unlessLacking(fact, 'licence', 'https://creativecommons.org/licenses/by/4.0/'),
    landingPage: page,
    distribution: fact.formats.map((format) => ({
      '@type': 'dcat:Distribution',
      title: format,
      format,
      downloadURL: `${page}/donnees.${format.toLowerCase()}`,
    })),
  };
};
