import { json, type Answer } from './answer.ts';
import { unlessLacking } from './fact.ts';
import { hash32 } from './random.ts';
import type { Entry, SimulatedCatalogue } from './simulated-catalogue.ts';

const ITEMS = '/collections/metadata/items';

/** OGC API Records as pygeoapi serves it: one collection of records beside one of features. */
export const serveOgcRecords = (catalogue: SimulatedCatalogue, url: URL): Answer => {
  if (url.pathname === '/collections') return collections();
  if (url.pathname === ITEMS) return items(catalogue, url);
  const id = url.pathname.startsWith(`${ITEMS}/`) ? url.pathname.slice(ITEMS.length + 1) : undefined;
  return id === undefined ? notFound() : oneRecord(catalogue, decodeURIComponent(id));
};

/** A list of collections, not of records: a catalogue with other records has the same. */
const collections = (): Answer => {
  const answer = json({
    collections: [
      { id: 'arbres', itemType: 'feature' },
      { id: 'metadata', itemType: 'record', title: 'Métadonnées' },
    ],
  });
  return { ...answer, relist: () => answer };
};

const notFound = (): Answer => json({ code: 'NotFound', description: 'identifier not found' }, 404);

const items = (catalogue: SimulatedCatalogue, url: URL): Answer => {
  const limit = Math.min(Number(url.searchParams.get('limit') ?? 10), catalogue.options.rowsMax ?? 500);
  const offset = Number(url.searchParams.get('offset') ?? 0);
  const last = Math.min(offset + limit, catalogue.count);
  const features = [];
  for (let at = offset; at < last; at += 1) features.push(recordOf(catalogue, catalogue.entry(at)));
  const next = `${url.origin}${url.pathname}?offset=${last}&limit=${limit}`;
  return json({
    type: 'FeatureCollection',
    timeStamp: '2026-11-24T12:00:00Z',
    numberMatched: catalogue.count,
    numberReturned: features.length,
    features,
    links: last < catalogue.count ? [{ rel: 'next', type: 'application/geo+json', href: next }] : [],
  });
};

const oneRecord = (catalogue: SimulatedCatalogue, id: string): Answer => {
  if (catalogue.recordAnswers !== 'truly') return notFound();
  const index = catalogue.find((at) => idOf(catalogue, at) === id);
  const entry = index === undefined ? undefined : catalogue.served(index);
  if (entry !== undefined) return json(recordOf(catalogue, entry));
  return index !== undefined && catalogue.isGone(index) ? json({ code: 'Gone' }, 410) : notFound();
};

const idOf = ({ idSeed }: SimulatedCatalogue, index: number): string =>
  `urn:x-quebec:${hash32(idSeed, index, 97).toString(36)}:${index}`;

const recordOf = (catalogue: SimulatedCatalogue, { fact, position }: Entry): Record<string, unknown> => {
  const west = -75 + (hash32(catalogue.options.seed, fact.index, 90) % 1000) / 100;
  const id = idOf(catalogue, position);
  return {
    id,
    type: 'Feature',
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [west, 45],
          [west, 46],
          [west + 1, 46],
          [west + 1, 45],
          [west, 45],
        ],
      ],
    },
    time: { interval: ['2015-01-01', '..'] },
    properties: {
      type: 'dataset',
      title: fact.title,
      description: fact.notes,
      keywords: fact.tags,
      language: { code: fact.language },
      license: unlessLacking(fact, 'licence', 'CC-BY-4.0'),
      created: fact.created,
      updated: fact.modified,
      contacts: [{ organization: fact.organization.name, roles: ['publisher'] }],
    },
    links: [
      { rel: 'self', type: 'application/geo+json', href: `${catalogue.url}${ITEMS}/${id}` },
      { rel: 'collection', href: `${catalogue.url}/collections/metadata` },
      ...fact.formats.map((format) => ({
        rel: 'enclosure',
        title: format,
        href: `${catalogue.url}/fichiers/${fact.index}.${format.toLowerCase()}`,
      })),
    ],
  };
};
