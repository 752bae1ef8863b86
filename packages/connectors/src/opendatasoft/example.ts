import type { ProtocolExample } from '../protocol.ts';

/** An Opendatasoft portal with `count` datasets. */
export const opendatasoftExample: ProtocolExample = {
  endpoint: 'https://opendatasoft.example.org',
  answer: ({ pathname, searchParams }, count) => {
    if (pathname !== '/api/explore/v2.1/catalog/datasets') return undefined;
    const [offset, limit] = [Number(searchParams.get('offset')), Number(searchParams.get('limit'))];
    const length = Math.max(0, Math.min(limit, count - offset));
    const results = Array.from({ length }, (_, at) => datasetOf(offset + at));
    return { body: JSON.stringify({ total_count: count, results }), contentType: 'application/json' };
  },
};

const datasetOf = (at: number): object => ({
  dataset_id: `arbres-${at}`,
  dataset_uid: `da_${at}`,
  metas: { default: { title: `Arbres ${at}`, modified: '2026-11-24T12:00:00Z' } },
});
