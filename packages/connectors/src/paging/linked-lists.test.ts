import { expect, test } from '@jest/globals';
import { isComplete, type JsonObject, type RawPage } from '@moisson/domain';
import { aSource } from '@moisson/testkit';
import fc from 'fast-check';
import { linkedLists, nextInLinks } from './linked-lists.ts';

const SITE = 'https://a.example';
type Pages = Readonly<Record<string, JsonObject>>;

const read = async (pages: Pages, from?: string) => {
  const asked: string[] = [];
  const reading = linkedLists(
    {
      source: aSource({ endpoint: SITE }),
      signal: new AbortController().signal,
      ...(from === undefined ? {} : { from }),
      fetch: {
        send: async ({ url }) => {
          asked.push(url);
          const chunks = (async function* () {
            yield Buffer.from(JSON.stringify(pages[url.replace(SITE, '')] ?? { features: [] }));
          })();
          return { status: 200, url, contentType: undefined, validators: {}, leave: () => undefined, chunks };
        },
      },
    },
    {
      first: `${SITE}/1`,
      list: ['features'],
      next: nextInLinks,
      claimed: ({ total }) => (typeof total === 'number' ? total : undefined),
    },
  );
  const found: RawPage[] = [];
  let step = await reading.next();
  for (; step.done !== true; step = await reading.next()) found.push(step.value);
  const { evidence, problems, claimed, oversized } = step.value;
  return {
    ids: found.flatMap(({ records }) => records.map((bytes) => (JSON.parse(String(bytes)) as { id: string }).id)),
    cursors: found.flatMap(({ cursor }) => cursor ?? []),
    codes: problems.map(({ code }) => code),
    ...{ asked, complete: isComplete(evidence), claimed, oversized },
  };
};
const page = (ids: readonly string[], next?: unknown, more: JsonObject = {}): JsonObject => ({
  features: ids.map((id) => ({ id })),
  links: [{ rel: 'self', href: '/x' }, ...(next === undefined ? [] : [{ rel: 'next', href: next as string }])],
  ...more,
});

test('pages are read along their links, and each cursor continues after its page', async () => {
  const pages: Pages = { '/1': page(['a', 'b'], '/2?t=x'), '/2?t=x': page(['c'], `${SITE}/3`), '/3': page(['d']) };
  const whole = await read(pages);
  expect(whole).toMatchObject({ ids: ['a', 'b', 'c', 'd'], complete: true, codes: [] });
  const [, second] = whole.cursors as [string, string];
  expect(await read(pages, second)).toMatchObject({ ids: ['d'], complete: true, asked: [`${SITE}/3`] });
});

test.each([
  ['another site', 'https://b.example/2'],
  ['another scheme', 'javascript:alert(1)'],
  ['a password', 'https://u:p@a.example/2'],
  ['no address', 7],
  ['the page itself', '/1'],
])('a next page with %s is not read, and the list is incomplete', async (_, next) => {
  const { asked, complete, codes, ids } = await read({ '/1': page(['a'], next) });
  expect({ asked: asked.length, complete, codes, ids }).toEqual({
    ...{ asked: 1, complete: false, ids: ['a'] },
    codes: ['paging.next-not-read'],
  });
});

test('links in a circle end, and so do pages without anything new', async () => {
  const circle = await read({ '/1': page(['a'], '/2'), '/2': page(['b'], '/1') });
  expect(circle).toMatchObject({ ids: ['a', 'b'], complete: false, codes: ['paging.next-not-read'] });
  const same = await read({ '/1': page(['a'], '/2'), '/2': page(['a'], '/3') });
  expect(same).toMatchObject({
    ids: ['a'],
    complete: false,
    codes: ['paging.next-not-read', 'paging.unstable-order'],
  });
});

test('a count that moves makes the list incomplete', async () => {
  const pages = { '/1': page(['a'], '/2', { total: 2 }), '/2': page(['b'], undefined, { total: 3 }) };
  expect(await read(pages)).toMatchObject({ claimed: 3, complete: false, codes: ['paging.count-changed'] });
});

test('items that cannot be cut out are counted, also after a cursor', async () => {
  const pages: Pages = {
    '/1': {
      features: [{ id: 'a' }, JSON.parse('['.repeat(99) + ']'.repeat(99)) as JsonObject],
      links: [{ rel: 'next', href: '/2' }],
    },
    '/2': { features: [{ id: 'b' }] },
  };
  const whole = await read(pages);
  expect(whole.oversized).toBe(1);
  expect(await read(pages, whole.cursors[0])).toMatchObject({ oversized: 1 });
});

test('a page without its list, and a claim beyond all bounds, are errors', async () => {
  await expect(read({ '/1': { links: [] } })).rejects.toMatchObject({ code: 'body.unexpected-shape' });
  await expect(read({ '/1': page([], undefined, { total: 1e12 }) })).rejects.toMatchObject({ code: 'paging.endless' });
});

test('any cursor begins the list or continues on the same site', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.json(),
        fc.string(),
        fc.webUrl().map((next) => JSON.stringify({ next, served: 1, unread: 0 })),
      ),
      async (from) => {
        const { asked } = await read({ '/1': page(['a']) }, from);
        for (const url of asked) expect(new URL(url).host).toBe('a.example');
      },
    ),
  );
});
