import type { ProtocolExample } from '../protocol.ts';

const SITE = 'https://hub.example.org';

/** The search API of a Hub with `count` records. */
export const searchExample: ProtocolExample = {
  endpoint: SITE,
  answer: ({ pathname, searchParams }, count) => {
    if (pathname !== '/api/search/v1/collections/dataset/items') return undefined;
    const [start, limit] = [Number(searchParams.get('startindex')) - 1, Number(searchParams.get('limit'))];
    const length = Math.max(0, Math.min(limit, count - start));
    const features = Array.from({ length }, (_, at) => ({
      id: itemOf(start + at),
      properties: { title: `Arbres ${start + at}`, modified: 1_795_000_000_000 },
    }));
    return { body: JSON.stringify({ numberMatched: count, features }), contentType: 'application/json' };
  },
};

/** The DCAT-US feed of a Hub with `count` records and a validator. */
export const feedExample: ProtocolExample = {
  endpoint: `${SITE}/api/feed/dcat-us/1.1.json`,
  answer: ({ pathname }, count) => {
    if (pathname !== '/api/feed/dcat-us/1.1.json') return undefined;
    const dataset = Array.from({ length: count }, (_, at) => ({
      identifier: `${SITE}/datasets/${itemOf(at)}`,
      title: `Arbres ${at}`,
      modified: '2026-11-24',
    }));
    const body = JSON.stringify({ dataset });
    return { body, contentType: 'application/json', validators: { etag: `"${count}"` } };
  },
};

const itemOf = (at: number): string => `${at.toString(16).padStart(32, '0')}_0`;
