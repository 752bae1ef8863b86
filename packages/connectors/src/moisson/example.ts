import type { ProtocolExample } from '../protocol.ts';

/** A portal of Moisson with `count` datasets of one source. */
export const portalExample: ProtocolExample = {
  endpoint: 'https://moisson.example.org',
  answer: ({ pathname, searchParams }, count) => {
    const contentType = 'application/json';
    if (pathname === '/api/v1/sources') {
      const items = [{ id: 'ville', protocol: 'ckan', endpoint: 'https://ckan.example.org' }];
      return { body: JSON.stringify({ items }), contentType };
    }
    if (pathname !== '/api/v1/datasets') return undefined;
    const [from, limit] = [Number(searchParams.get('cursor') ?? 0), Number(searchParams.get('limit'))];
    const end = Math.min(count, from + limit);
    const items = Array.from({ length: end - from }, (_, at) => datasetOf(from + at));
    const next = end < count ? { next: String(end) } : {};
    return { body: JSON.stringify({ total: count, facets: {}, ...next, items }), contentType };
  },
};

const datasetOf = (at: number): object => ({
  id: `00000000-0000-5000-8000-${String(at).padStart(12, '0')}`,
  title: { fr: `Arbres ${at}` },
  keyword: [],
  theme: [],
  identifier: [`arbres-${at}`],
  distribution: [{ accessURL: `https://ckan.example.org/arbres-${at}.csv`, format: 'CSV' }],
  records: [{ sourceId: 'ville', recordKey: `arbres-${at}`, run: 1 }],
  provenance: {},
  firstSeenAt: '2026-11-24T12:00:00Z',
  changedAt: '2026-11-24T12:00:00Z',
  findings: [],
});
