import { json, tagged, type Answer } from './answer.ts';
import { itemId, hash32 } from './random.ts';
import type { SimulatedCatalogue } from './simulated-catalogue.ts';

/** ArcGIS Hub: the search API, and the DCAT-US feed. */
export const serveHub = (catalogue: SimulatedCatalogue, url: URL): Answer => {
  if (/\/collections\/dataset\/items$/.test(url.pathname)) return search(catalogue, url);
  if (/\/api\/feed\/dcat-us\/1\.1\.json$|\/data\.json$/.test(url.pathname)) return tagged(feed(catalogue));
  return json({ message: 'Not Found', statusCode: 404 }, 404);
};

const search = (catalogue: SimulatedCatalogue, url: URL): Answer => {
  const limit = Math.min(Number(url.searchParams.get('limit') ?? 10), catalogue.options.rowsMax ?? 100);
  const start = Number(url.searchParams.get('startindex') ?? 1) - 1;
  const last = Math.min(start + limit, catalogue.count);
  const features = [];
  for (let at = start; at < last; at += 1) features.push(hubFeature(catalogue, at));
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

const hubFeature = (catalogue: SimulatedCatalogue, at: number): Record<string, unknown> => {
  const { fact } = catalogue.entry(at);
  const { seed } = catalogue.options;
  const west = -75 + (hash32(seed, fact.index, 90) % 1000) / 100;
  const south = 45 + (hash32(seed, fact.index, 91) % 400) / 100;
  const id = `${itemId(seed, fact.index)}_0`;
  return {
    id,
    type: 'Feature',
    geometry: {
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
    },
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
      url: `${catalogue.url}/arcgis/rest/services/Donnees_${fact.index}/FeatureServer/0`,
      licenseInfo: '<a href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>',
      access: 'public',
      numViews: hash32(seed, fact.index, 92) % 10_000,
      culture: 'fr-ca',
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
      const item = itemId(catalogue.options.seed, fact.index);
      return {
        '@type': 'dcat:Dataset',
        identifier: `https://www.arcgis.com/home/item.html?id=${item}&sublayer=0`,
        landingPage: `${catalogue.url}/datasets/${item}_0`,
        title: fact.title,
        description: `<p>${fact.notes}</p>`,
        keyword: fact.tags,
        issued: fact.created,
        modified: fact.modified,
        publisher: { name: '{{source}}' },
        contactPoint: { '@type': 'vcard:Contact', fn: 'geomatique_ville' },
        accessLevel: 'public',
        spatial: '-73.9,45.4,-73.4,45.7',
        license: 'https://creativecommons.org/licenses/by/4.0/',
        distribution: [
          {
            '@type': 'dcat:Distribution',
            title: 'ArcGIS Hub Dataset',
            format: 'Web Page',
            mediaType: 'text/html',
            accessURL: `${catalogue.url}/datasets/${item}_0`,
          },
          {
            '@type': 'dcat:Distribution',
            title: 'CSV',
            format: 'CSV',
            mediaType: 'text/csv',
            accessURL: `${catalogue.url}/datasets/${item}_0.csv`,
          },
        ],
      };
    }),
  });
