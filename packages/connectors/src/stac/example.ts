import type { ProtocolExample } from '../protocol.ts';

const SITE = 'https://exemple.org/stac';

/** A STAC API with `count` collections. */
export const apiExample: ProtocolExample = {
  endpoint: SITE,
  answer: ({ pathname, searchParams }, count) => {
    if (pathname !== '/stac/collections') return undefined;
    const [limit, start] = [Number(searchParams.get('limit')), Number(searchParams.get('token') ?? 0)];
    const length = Math.max(0, Math.min(limit, count - start));
    const collections = Array.from({ length }, (_, at) => collectionOf(start + at));
    const next = { rel: 'next', href: `?limit=${limit}&token=${start + limit}`, method: 'GET' };
    const links = start + limit < count ? [next] : [];
    return { body: JSON.stringify({ collections, links, numberMatched: count }), contentType: 'application/json' };
  },
};

/** A static catalogue with `count` collections, each a document of its own. */
export const staticExample: ProtocolExample = {
  endpoint: 'https://statique.example.org/catalog.json',
  answer: ({ pathname }, count) => {
    const answer = (document: object) => ({ body: JSON.stringify(document), contentType: 'application/json' });
    const at = Number(/^\/c(\d+)\/collection\.json$/.exec(pathname)?.[1] ?? NaN);
    if (at < count) return answer(collectionOf(at));
    if (pathname !== '/catalog.json') return undefined;
    const links = Array.from({ length: count }, (_, child) => ({ rel: 'child', href: `./c${child}/collection.json` }));
    return answer({ type: 'Catalog', id: 'racine', stac_version: '1.0.0', description: 'Racine', links });
  },
};

const collectionOf = (at: number): object => ({
  type: 'Collection',
  stac_version: '1.0.0',
  id: `arbres-${at}`,
  title: `Arbres ${at}`,
  description: 'Les arbres publics.',
  license: 'CC-BY-4.0',
  extent: { spatial: { bbox: [[-74, 45, -73, 46]] }, temporal: { interval: [['2026-01-01T00:00:00Z', null]] } },
  links: [],
});
