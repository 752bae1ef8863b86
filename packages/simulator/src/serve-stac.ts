import { json, type Answer } from './answer.ts';
import { notFound, oneRecord } from './one-record.ts';
import { hash32, orderedUuid } from './random.ts';
import type { Entry, SimulatedCatalogue } from './simulated-catalogue.ts';

/** A STAC API: its collections in pages, and one by its id. With the quirk `static` it is a static catalogue. */
export const serveStac = (catalogue: SimulatedCatalogue, url: URL): Answer => {
  const id = /^\/collections\/([^/]+)$/.exec(url.pathname)?.[1];
  if (id !== undefined)
    return oneRecord(
      catalogue,
      (index) => idOf(catalogue, index) === id,
      (entry) => json(collectionOf(catalogue, entry)),
    );
  if (catalogue.has('static')) return url.pathname === '/' ? root(catalogue) : notFound();
  return url.pathname === '/collections' ? list(catalogue, url) : notFound();
};

const list = (catalogue: SimulatedCatalogue, url: URL): Answer => {
  const limit = Math.min(Number(url.searchParams.get('limit') ?? 10), catalogue.options.rowsMax ?? 1000);
  const start = Number(url.searchParams.get('token') ?? 0);
  const end = Math.min(start + limit, catalogue.count);
  const collections = [];
  for (let at = start; at < end; at += 1) collections.push(collectionOf(catalogue, catalogue.entry(at)));
  const site = catalogue.has('next-elsewhere') ? 'https://ailleurs.exemple/collections' : '';
  const token = catalogue.has('next-loops') ? 0 : end;
  const next = { rel: 'next', href: `${site}?limit=${limit}&token=${token}`, type: 'application/json', method: 'GET' };
  return json({ collections, links: end < catalogue.count ? [next] : [], numberMatched: catalogue.count });
};

/** The root of a static catalogue, whose first child is the root itself. */
const root = (catalogue: SimulatedCatalogue): Answer => {
  const links = Array.from({ length: catalogue.count }, (_, at) => ({
    rel: 'child',
    href: `./collections/${idOf(catalogue, catalogue.entry(at).position)}`,
  }));
  return json({
    ...{ type: 'Catalog', stac_version: '1.0.0', id: 'racine', description: 'Racine' },
    links: [{ rel: 'child', href: './' }, ...links],
  });
};

const idOf = (catalogue: SimulatedCatalogue, position: number): string => orderedUuid(catalogue.idSeed, position);

const collectionOf = (catalogue: SimulatedCatalogue, { fact, position }: Entry): Record<string, unknown> => {
  const id = idOf(catalogue, position);
  const west = -75 + (hash32(catalogue.options.seed, position, 60) % 1000) / 100;
  return {
    type: 'Collection',
    stac_version: '1.0.0',
    id,
    title: fact.title,
    description: fact.notes,
    keywords: fact.tags,
    license: 'CC-BY-4.0',
    providers: [{ name: fact.organization.name, roles: ['producer'] }],
    extent: { spatial: { bbox: [[west, 45, west + 1, 46]] }, temporal: { interval: [[fact.created, null]] } },
    created: fact.created,
    updated: fact.modified,
    assets: { donnees: { href: `./${id}/donnees.tif`, type: 'image/tiff', roles: ['data'] } },
    links: [{ rel: 'items', href: `${catalogue.url}/collections/${id}/items`, type: 'application/geo+json' }],
  };
};
