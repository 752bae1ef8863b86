import type { ProtocolExample } from '../protocol.ts';

const SITE = 'https://udata.example.org';

/** A udata portal with `count` datasets. */
export const udataExample: ProtocolExample = {
  endpoint: SITE,
  answer: ({ pathname, searchParams }, count) => {
    if (pathname !== '/api/1/datasets/') return undefined;
    const [page, size] = [Number(searchParams.get('page')), Number(searchParams.get('page_size'))];
    const start = (page - 1) * size;
    const data = Array.from({ length: Math.max(0, Math.min(size, count - start)) }, (_, at) => datasetOf(start + at));
    const isLast = start + size >= count;
    const next = isLast ? null : `${SITE}/api/1/datasets/?page=${page + 1}&page_size=${size}&sort=created`;
    const body = { data, page, page_size: size, total: count, next_page: next, previous_page: null };
    return { body: JSON.stringify(body), contentType: 'application/json' };
  },
};

const datasetOf = (at: number): object => ({
  id: at.toString(16).padStart(24, '0'),
  slug: `arbres-${at}`,
  title: `Arbres ${at}`,
  description: 'Les arbres publics.',
  last_modified: '2026-11-24T12:00:00+00:00',
  resources: [{ id: `r${at}`, title: 'CSV', url: `${SITE}/arbres-${at}.csv`, format: 'csv', filetype: 'file' }],
});
