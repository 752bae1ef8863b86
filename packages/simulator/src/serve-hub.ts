import { json, tagged, type Answer } from './answer.ts';
import { unlessLacking } from './fact.ts';
import { hubItemOf } from './hub-item.ts';
import { itemId, hash32 } from './random.ts';
import type { Entry, SimulatedCatalogue } from './simulated-catalogue.ts';

/** ArcGIS Hub: the search API with its single items, the DCAT-US feed, and the landing pages in it. */
export const serveHub = (catalogue: SimulatedCatalogue, url: URL): Answer => {
  if (/\/collections\/dataset\/items$/.test(url.pathname)) return search(catalogue, url);
  if (/\/api\/feed\/dcat-us\/1\.1\.json$|\/data\.json$/.test(url.pathname)) return tagged(feed(catalogue));
  const single = /\/collections\/dataset\/items\/([^/]+)$/.exec(url.pathname)?.[1];
  if (single !== undefined)
    return oneRecord(catalogue, single, (index) => json(hubFeature(catalogue, catalogue.served(index)!)));
  const page = /^\/datasets\/([^/.]+)$/.exec(url.pathname)?.[1];
  if (page !== undefined) return oneRecord(catalogue, page, (index) => landingPage(catalogue, index));
  return notFound();
};

const notFound = (): Answer => json({ message: 'Not Found', statusCode: 404 }, 404);

/** Answers a request for one record, by its item id or its slug. */
const oneRecord = (catalogue: SimulatedCatalogue, id: string, found: (index: number) => Answer): Answer => {
  if (catalogue.recordAnswers !== 'truly') return notFound();
  const isIt = (index: number): boolean => hubItemOf(catalogue, index) === id || catalogue.repeatedSlug(index) === id;
  // Of several datasets under one slug, prefers one that exists.
  const index = catalogue.find((at) => isIt(at) && catalogue.served(at) !== undefined) ?? catalogue.find(isIt);
  if (index === undefined) return notFound();
  if (catalogue.served(index) !== undefined) return found(index);
  return catalogue.isGone(index) ? json({ message: 'Gone', statusCode: 410 }, 410) : notFound();
};

const landingPage = (catalogue: SimulatedCatalogue, index: number): Answer => ({
  status: 200,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: `<!doctype html><title>${catalogue.served(index)!.fact.title}</title>`,
});

const search = (catalogue: SimulatedCatalogue, url: URL): Answer => {
  const limit = Math.min(Number(url.searchParams.get('limit') ?? 10), catalogue.options.rowsMax ?? 100);
  const start = Number(url.searchParams.get('startindex') ?? 1) - 1;
  const last = Math.min(start + limit, catalogue.count);
  const features = [];
  for (let at = start; at < last; at += 1) features.push(hubFeature(catalogue, catalogue.entry(at)));
  const more = last < catalogue.count;
  return json({
    type: 'FeatureCollection',
    features,
    timestamp: '2026-11-24T12:00:00.000Z',
    numberReturned: features.length,
    numberMatched: catalogue.count,
    links: more
      ? [
          {
            rel: 'next',
            type: 'application/geo+json',
            href: `${url.origin}${url.pathname}?limit=${limit}&startindex=${last + 1}`,
          },
        ]
      : [],
  });
};

const hubFeature = (catalogue: SimulatedCatalogue, { fact }: Entry): Record<string, unknown> => {
  const { seed } = catalogue.options;
  const west = -75 + (hash32(seed, fact.index, 90) % 1000) / 100;
  const south = 45 + (hash32(seed, fact.index, 91) % 400) / 100;
  const id = hubItemOf(catalogue, fact.index);
  const { service, layer } = catalogue.layerOf(fact.index);
  return {
    id,
    type: 'Feature',
    geometry: unlessLacking(fact, 'place', {
      type: 'Polygon',
      coordinates: [
        [
          [west, south],
          [west, south + 0.2],
          [west + 0.3, south + 0.2],
          [west + 0.3, south],
          [west, south],
        ],
      ],
    }),
    time: null,
    properties: {
      title: fact.title,
      description: `<div style="text-align:left;"><p>${fact.notes}</p></div>`,
      snippet: fact.notes.slice(0, 120),
      type: 'Feature Service',
      created: Date.parse(fact.created),
      modified: Date.parse(fact.modified),
      tags: [...fact.tags, fact.theme.replaceAll('-', '')],
      owner: 'geomatique_ville',
      url: `${catalogue.url}/arcgis/rest/services/${catalogue.options.namePrefix ?? 'Donnees'}_${service}/FeatureServer/${layer}`,
      licenseInfo: unlessLacking(
        fact,
        'licence',
        '<a href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>',
      ),
      access: 'public',
      numViews: hash32(seed, fact.index, 92) % 10_000,
      culture: `${fact.language}-ca`,
    },
    links: [{ rel: 'self', href: `${catalogue.url}/api/search/v1/collections/dataset/items/${id}` }],
  };
};

const feed = (catalogue: SimulatedCatalogue): Answer =>
  json({
    '@context': 'https://project-open-data.cio.gov/v1.1/schema/catalog.jsonld',
    '@type': 'dcat:Catalog',
    conformsTo: 'https://project-open-data.cio.gov/v1.1/schema',
    dataset: Array.from({ length: catalogue.count }, (_, at) => {
      const { fact } = catalogue.entry(at);
      const { service, layer } = catalogue.layerOf(fact.index);
      const slug = catalogue.repeatedSlug(fact.index);
      const page = `${catalogue.url}/datasets/${slug ?? hubItemOf(catalogue, fact.index)}`;
      return {
        '@type': 'dcat:Dataset',
        identifier:
          slug === undefined
            ? `https://www.arcgis.com/home/item.html?id=${itemId(catalogue.idSeed, service)}&sublayer=${layer}`
            : page,
        landingPage: page,
        title: fact.title,
        description: `<p>${fact.notes}</p>`,
        keyword: fact.tags,
        issued: fact.created,
        modified: fact.modified,
        publisher: { name: '{{source}}' },
        contactPoint: { '@type': 'vcard:Contact', fn: 'geomatique_ville' },
        accessLevel: 'public',
        spatial: unlessLacking(fact, 'place', '-73.9,45.4,-73.4,45.7'),
        license: unlessLacking(fact, 'licence', 'https://creativecommons.org/licenses/by/4.0/'),
        distribution: [
          {
            '@type': 'dcat:Distribution',
            title: 'ArcGIS Hub Dataset',
            format: 'Web Page',
            mediaType: 'text/html',
            accessURL: page,
          },
          {
            '@type': 'dcat:Distribution',
            title: 'CSV',
            format: 'CSV',
            mediaType: 'text/csv',
            accessURL: `${page}.csv`,
          },
          // Distinguishes the layers of a service, and datasets that share a slug.
          ...(slug === undefined && catalogue.options.layersPerService === undefined
            ? []
            : [
                {
                  '@type': 'dcat:Distribution',
                  title: 'ArcGIS GeoService',
                  format: 'ArcGIS GeoServices REST API',
                  mediaType: 'application/json',
                  accessURL: `${catalogue.url}/arcgis/rest/services/${catalogue.options.namePrefix ?? 'Donnees'}_${service}/FeatureServer/${layer}`,
                },
              ]),
        ],
      };
    }),
  });
