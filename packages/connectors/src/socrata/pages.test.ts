import { expect, test } from '@jest/globals';
import { aSource } from '@moisson/testkit';
import { readExample } from '../conformance/read-example.ts';
import { socrata } from './index.ts';

const idOf = (at: number): string => `abcd-${String(at).padStart(4, '0')}`;
const source = aSource({
  protocol: 'socrata',
  endpoint: 'https://data.a.ca',
  politeness: { pageSize: 900 },
  options: { filter: 'categories=Transport&only=maps&domains=data.b.ca' },
});

/** Reads a portal; `domainOf` gives the domain of the asset at a place. */
const reading = (count: number, domainOf: (at: number) => string, asked: URL[] = [], from?: string) =>
  readExample(
    socrata,
    source,
    {
      endpoint: source.endpoint,
      answer: (url) => {
        asked.push(url);
        const { searchParams } = url;
        const scroll = searchParams.get('scroll_id');
        const [offset, limit] = [Number(searchParams.get('offset')), Number(searchParams.get('limit'))];
        if (scroll === null && offset + limit > 10_000) return undefined;
        const start = scroll === null ? offset : Number(scroll.slice(5)) + 1;
        const results = Array.from({ length: Math.max(0, Math.min(limit, count - start)) }, (_, at) => ({
          resource: { id: idOf(start + at), name: 'Eau' },
          metadata: { domain: domainOf(start + at) },
        }));
        return { body: JSON.stringify({ results, resultSetSize: count }) };
      },
    },
    count,
    from === undefined ? {} : { from },
  );

test('a list of more than ten thousand assets is read by offset, then after the last id', async () => {
  const asked: URL[] = [];
  const { records, completeness, cursors } = await reading(9999 + 902, () => 'data.a.ca', asked);
  expect(new Set(records.map(String)).size).toBe(9999 + 902);
  expect(completeness.evidence.every(({ holds }) => holds)).toBe(true);
  expect(asked.map(({ searchParams }) => searchParams.get('scroll_id') ?? 0).slice(-3)).toEqual([
    0,
    idOf(9899),
    idOf(10_799),
  ]);
  // Behind the window, no cursor tells the last id: reading continues at the last one before it.
  const [last, before] = cursors.at(-1)!;
  expect(before).toBeLessThanOrEqual(9100);
  expect((await reading(9999 + 902, () => 'data.a.ca', [], last)).records).toHaveLength(9999 + 902 - before);
});

test('the filter is sent with the request, and cannot ask for another portal', async () => {
  const asked: URL[] = [];
  await reading(1, () => 'data.a.ca', asked);
  expect(Object.fromEntries(asked[0]!.searchParams)).toMatchObject({
    ...{
      domains: 'data.a.ca',
      search_context: 'data.a.ca',
      categories: 'Transport',
      only: 'maps',
      order: 'dataset_id',
    },
  });
});

test('a list with the assets of several portals is refused: the API does not know the domain', async () => {
  await expect(reading(9, (at) => `data.${at % 2}.ca`)).rejects.toMatchObject({ code: 'body.unexpected-shape' });
  // A portal may have one domain more, under which it files its own assets.
  expect((await reading(9, () => 'a.data.socrata.com')).records).toHaveLength(9);
});
