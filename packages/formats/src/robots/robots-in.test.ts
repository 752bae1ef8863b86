import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { robotsIn } from './robots-in.ts';

const SITE = 'https://a.example';
const read = (text: string) => robotsIn(text, `${SITE}/robots.txt`, 'Moisson');

test('sitemaps and the crawl delay are read', () => {
  const { sitemaps, crawlDelaySeconds } = read(
    'User-agent: *\nCrawl-delay: 10 # seconds\nDisallow:\n\nSitemap: https://a.example/s.xml\nSITEMAP:/b.xml.gz\r\n',
  );
  expect({ sitemaps, crawlDelaySeconds }).toEqual({
    sitemaps: ['https://a.example/s.xml', '/b.xml.gz'],
    crawlDelaySeconds: 10,
  });
});

test.each([
  ['', '/a', true],
  ['User-agent: *\nDisallow: /', '/a', false],
  ['User-agent: *\nDisallow:', '/a', true],
  ['User-agent: *\nDisallow: /a\nAllow: /a/b', '/a/b/c', true],
  ['User-agent: *\nDisallow: /a/b\nAllow: /a', '/a/b/c', false],
  ['User-agent: *\nDisallow: /a\nAllow: /a', '/a', true],
  ['User-agent: *\nDisallow: /*.pdf$', '/x/a.pdf', false],
  ['User-agent: *\nDisallow: /*.pdf$', '/x/a.pdf?x', true],
  ['User-agent: *\nDisallow: /a$', '/a', false],
  ['User-agent: *\nDisallow: /a$', '/ab', true],
  ['User-agent: *\nDisallow: /*/b*c', '/a/b/xc', false],
  ['User-agent: moisson\nUser-agent: other\nDisallow: /a\n\nUser-agent: *\nDisallow: /', '/b', true],
  ['User-agent: Moisson\nDisallow: /a', '/a', false],
  ['User-agent: other\nDisallow: /', '/a', true],
  ['Disallow: /', '/a', true],
])('%j: %s may be read: %s', (text, path, expected) => {
  expect(read(text).isAllowed(SITE + path)).toBe(expected);
});

test('any text is a robots.txt', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string(), (text, path) => {
      expect(typeof read(text).isAllowed(path)).toBe('boolean');
      expect(read(`User-agent: *\nDisallow: ${text}`).sitemaps).toBeInstanceOf(Array);
    }),
  );
});

test('an address of another site is not restricted', () => {
  expect(read('User-agent: *\nDisallow: /').isAllowed('https://b.example/a')).toBe(true);
});

test('a hostile robots.txt is matched in linear time', () => {
  const lines = Array.from({ length: 5000 }, () => `Disallow: /${'*a'.repeat(140)}b`);
  const { isAllowed } = read(`User-agent: *\n${lines.join('\n')}`);
  for (let page = 0; page < 20; page += 1) expect(isAllowed(`${SITE}/${'a'.repeat(3000)}${page}`)).toBe(true);
});
