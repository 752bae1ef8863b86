import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readRobots } from './robots.ts';

test('sitemaps and the crawl delay are read', () => {
  const { sitemaps, crawlDelay } = readRobots(
    'User-agent: *\nCrawl-delay: 10 # seconds\nDisallow:\n\nSitemap: https://a.example/s.xml\nSITEMAP:/b.xml.gz\r\n',
  );
  expect({ sitemaps, crawlDelay }).toEqual({ sitemaps: ['https://a.example/s.xml', '/b.xml.gz'], crawlDelay: 10 });
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
  expect(readRobots(text).allows(path)).toBe(expected);
});

test('any text is a robots.txt', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string(), (text, path) => {
      expect(typeof readRobots(text).allows(path)).toBe('boolean');
      expect(readRobots(`User-agent: *\nDisallow: ${text}`).sitemaps).toBeInstanceOf(Array);
    }),
  );
});
