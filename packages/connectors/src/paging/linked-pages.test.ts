import { expect, test } from '@jest/globals';
import type { Completeness } from '@moisson/domain';
import fc from 'fast-check';
import { linkedPages, type LinkedProtocol } from './linked-pages.ts';

interface Page {
  readonly items: readonly string[];
  readonly next?: string;
  readonly claimed?: number;
}

const SITE = 'https://a.ca/';
const protocolOf = (pages: Readonly<Record<string, Page>>, from?: string): LinkedProtocol => ({
  first: `${SITE}1`,
  read: async function* (url) {
    const page = pages[url.slice(SITE.length)]!;
    yield page.items.map((item) => Buffer.from(item));
    return { envelope: { ...page }, found: true, unread: { count: 0, items: [] }, url };
  },
  next: ({ envelope }) => envelope.next as string | undefined,
  claimed: ({ envelope }) => envelope.claimed as number | undefined,
  signal: new AbortController().signal,
  ...(from === undefined ? {} : { from }),
});

const reading = async (pages: Readonly<Record<string, Page>>, from?: string) => {
  const steps = linkedPages(protocolOf(pages, from));
  const items: string[] = [];
  const cursors: string[] = [];
  let step = await steps.next();
  for (; !step.done; step = await steps.next()) {
    items.push(...step.value.records.map((bytes) => Buffer.from(bytes).toString()));
    if (step.value.cursor !== undefined) cursors.push(step.value.cursor);
  }
  return { items, cursors, completeness: step.value };
};
const isWhole = ({ evidence }: Completeness): boolean => evidence.every(({ holds }) => holds);
const codesOf = ({ problems }: Completeness): string[] => problems.map(({ code }) => code);

test('pages are read to the one without a next page, by absolute and by relative addresses', async () => {
  const { items, completeness } = await reading({
    1: { items: ['a', 'b'], next: '2', claimed: 3 },
    2: { items: ['c'], claimed: 3 },
  });
  expect(items).toEqual(['a', 'b', 'c']);
  expect([isWhole(completeness), completeness.claimed, codesOf(completeness)]).toEqual([true, 3, []]);
});

test.each<[string, Readonly<Record<string, Page>>, readonly string[]]>([
  ['leads to another site', { 1: { items: ['a'], next: 'https://b.ca/2' } }, ['paging.next-not-read']],
  ['has no address', { 1: { items: ['a'], next: '' } }, ['paging.next-not-read']],
  ['has credentials', { 1: { items: ['a'], next: 'https://u:p@a.ca/2' } }, ['paging.next-not-read']],
  ['is the page itself', { 1: { items: ['a'], next: '1' } }, ['paging.next-not-read']],
  [
    'brings nothing new',
    { 1: { items: ['a'], next: '2' }, 2: { items: ['a'], next: '3' } },
    ['paging.next-not-read', 'paging.unstable-order'],
  ],
])('a next page that %s is not read, and the list is incomplete', async (_, pages, codes) => {
  const { items, completeness } = await reading(pages);
  expect([items, isWhole(completeness), codesOf(completeness)]).toEqual([['a'], false, codes]);
});

test('a count that shrinks, or that the records do not reach, makes the list incomplete', async () => {
  const shrinking = { 1: { items: ['a'], next: '2', claimed: 3 }, 2: { items: ['b'], claimed: 2 } };
  const { completeness } = await reading(shrinking);
  expect([isWhole(completeness), codesOf(completeness)]).toEqual([false, ['paging.count-changed']]);
  expect(isWhole((await reading({ 1: { items: ['a'], claimed: 2 } })).completeness)).toBe(false);
});

test('a claim beyond any catalogue is an error', async () => {
  await expect(reading({ 1: { items: ['a'], claimed: 2e9 } })).rejects.toMatchObject({ code: 'paging.endless' });
});

test('reading goes on after any cursor, and a cursor to another site restarts the list', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat({ max: 5 }), { minLength: 1, maxLength: 8 }), async (sizes) => {
      let made = 0;
      const total = sizes.reduce((sum, size) => sum + size + 1, 0);
      const pages = Object.fromEntries(
        sizes.map((size, at) => [
          at + 1,
          {
            items: Array.from({ length: size + 1 }, () => `r${(made += 1)}`),
            claimed: total,
            ...(at + 1 < sizes.length ? { next: `${at + 2}` } : {}),
          },
        ]),
      );
      const whole = await reading(pages);
      expect(whole.items).toHaveLength(total);
      expect(whole.cursors).toHaveLength(sizes.length - 1);
      for (const cursor of whole.cursors) {
        const rest = await reading(pages, cursor);
        expect(whole.items.slice(-rest.items.length)).toEqual(rest.items);
        expect(rest.completeness.evidence).toEqual(whole.completeness.evidence);
        const elsewhere = cursor.replace('https://a.ca/', 'https://b.ca/');
        expect((await reading(pages, elsewhere)).items).toEqual(whole.items);
      }
    }),
  );
});
