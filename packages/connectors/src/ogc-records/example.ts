import type { ProtocolExample } from '../protocol.ts';

const SITE = 'https://ogc.example.org/catalogue';
const ITEMS = '/catalogue/collections/metadata/items';

/** An API with one collection of `count` records, which pages by offset. */
export const apiExample: ProtocolExample = {
  endpoint: SITE,
  answer: (url, count) => {
    if (url.pathname === '/catalogue/collections') {
      const collections = [
        { id: 'arbres', itemType: 'feature' },
        { id: 'metadata', itemType: 'record' },
      ];
      return { body: JSON.stringify({ collections }), contentType: 'application/json' };
    }
    return itemsAt(url, count);
  },
};

/** The address of a collection, whose API does not count its records and gives opaque next pages. */
export const collectionExample: ProtocolExample = {
  endpoint: `${SITE}/collections/metadata`,
  answer: (url, count) => {
    const answer = itemsAt(url, count);
    if (answer === undefined) return undefined;
    const { numberMatched: _, ...rest } = JSON.parse(answer.body) as Record<string, unknown>;
    return { ...answer, body: JSON.stringify(rest) };
  },
};

const itemsAt = ({ pathname, searchParams }: URL, count: number) => {
  if (pathname !== ITEMS) return undefined;
  const [offset, limit] = [Number(searchParams.get('offset') ?? 0), Number(searchParams.get('limit'))];
  const end = Math.min(count, offset + limit);
  const features = Array.from({ length: end - offset }, (_, at) => ({
    id: `arbres-${offset + at}`,
    type: 'Feature',
    geometry: null,
    time: null,
    properties: { type: 'dataset', title: `Arbres ${offset + at}`, updated: '2026-11-24T12:00:00Z' },
    links: [{ rel: 'self', href: `${SITE}/collections/metadata/items/arbres-${offset + at}` }],
  }));
  const links =
    end < count ? [{ rel: 'next', href: `${SITE}/collections/metadata/items?offset=${end}&limit=${limit}` }] : [];
  const body = JSON.stringify({ type: 'FeatureCollection', features, links, numberMatched: count });
  return { body, contentType: 'application/geo+json' };
};
