import type { ProtocolExample } from '../protocol.ts';

/** A CKAN with `count` packages. */
export const ckanExample: ProtocolExample = {
  endpoint: 'https://ckan.example.org',
  answer: ({ pathname, searchParams }, count) => {
    if (pathname !== '/api/3/action/package_search') return undefined;
    const [start, rows] = [Number(searchParams.get('start')), Number(searchParams.get('rows'))];
    const results = Array.from({ length: Math.max(0, Math.min(rows, count - start)) }, (_, at) =>
      packageOf(start + at),
    );
    return { body: JSON.stringify({ success: true, result: { count, results } }), contentType: 'application/json' };
  },
};

/** A DKAN with `count` packages: no search, and lists in lists. */
export const dkanExample: ProtocolExample = {
  endpoint: 'https://dkan.example.org',
  answer: ({ pathname, searchParams }, count) => {
    const answer = (result: unknown) => ({
      body: JSON.stringify({ success: true, result }),
      contentType: 'application/json',
    });
    const packages = Array.from({ length: count }, (_, at) => packageOf(at));
    if (pathname === '/api/3/action/package_list') return answer(packages.map((_, at) => `arbres-${at}`));
    if (pathname !== '/api/3/action/current_package_list_with_resources') return undefined;
    const [offset, limit] = [Number(searchParams.get('offset')), Number(searchParams.get('limit'))];
    return answer([packages.slice(offset, offset + limit)]);
  },
};

const packageOf = (at: number): object => ({
  id: `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`,
  name: `arbres-${at}`,
  title: `Arbres ${at}`,
  notes: 'Les arbres publics.',
  state: 'active',
  metadata_modified: '2026-11-24T12:00:00',
  resources: [{ id: `r${at}`, url: `https://ckan.example.org/arbres-${at}.csv`, format: 'CSV' }],
});
