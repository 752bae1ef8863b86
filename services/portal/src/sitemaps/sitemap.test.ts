import { expect, test } from '@jest/globals';
import { MAX_PART, partsOf, sitemap, sitemapIndex } from './sitemap.ts';

const ORIGIN = 'https://moisson.example';
const places = (count: number) => Array.from({ length: count }, (_, at) => ({ path: `/datasets/${at}` }));
const addressesOf = (text: string): string[] =>
  [...text.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, address]) => address!);

test('a catalogue is split by the prefixes of its ids, so that each part is far below a sitemap’s maximum', () => {
  expect(partsOf(0)).toEqual(['']);
  expect(partsOf(10_000)).toEqual(['']);
  expect(partsOf(10_001)).toHaveLength(16);
  expect(partsOf(1_000_000)).toHaveLength(256);
  for (const datasets of [10_001, 160_000, 160_001, 1_000_000])
    expect((2 * datasets) / partsOf(datasets).length).toBeLessThan(MAX_PART);
  expect(addressesOf(sitemapIndex(ORIGIN, 20_000))).toHaveLength(17);
});

test('each page is listed in each language, with its last change and its address escaped', () => {
  const text = [
    ...sitemap(ORIGIN, [{ path: '/datasets?organization=a&b', changedAt: '2026-05-01T00:00:00.000Z' }]),
  ].join('');
  expect(addressesOf(text)).toEqual([
    `${ORIGIN}/datasets?organization=a&#38;b&#38;lang=fr`,
    `${ORIGIN}/datasets?organization=a&#38;b&#38;lang=en`,
  ]);
  expect(text).toContain('<lastmod>2026-05-01T00:00:00.000Z</lastmod>');
});

test('a sitemap ends at 50 000 addresses, whatever it is given', () => {
  expect(addressesOf([...sitemap(ORIGIN, places(30_000))].join(''))).toHaveLength(50_000);
});
