import type { ProtocolExample } from '../protocol.ts';

/** A Socrata portal with `count` assets. */
export const socrataExample: ProtocolExample = {
  endpoint: 'https://socrata.example.org',
  answer: ({ pathname, searchParams }, count) => {
    if (pathname !== '/api/catalog/v1') return undefined;
    const [offset, limit] = [Number(searchParams.get('offset')), Number(searchParams.get('limit'))];
    const length = Math.max(0, Math.min(limit, count - offset));
    const results = Array.from({ length }, (_, at) => ({
      resource: {
        id: idOf(offset + at),
        name: `Arbres ${offset + at}`,
        type: 'dataset',
        updatedAt: '2026-11-24T12:00:00Z',
      },
      metadata: { domain: 'socrata.example.org' },
      permalink: `https://socrata.example.org/d/${idOf(offset + at)}`,
    }));
    return { body: JSON.stringify({ results, resultSetSize: count }), contentType: 'application/json' };
  },
};

const idOf = (at: number): string => `abcd-${String(at).padStart(4, '0')}`;
