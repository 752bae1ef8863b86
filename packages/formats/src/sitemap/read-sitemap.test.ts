import { expect, test } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import { readSitemap } from './read-sitemap.ts';

const NS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';
const read = (body: string | Uint8Array, size = 11) =>
  readSitemap({
    ...{ url: 'https://a.example/sitemap.xml', contentType: undefined },
    chunks: (async function* () {
      const bytes = Buffer.from(body);
      for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
    })(),
  });

const PAGES = `<?xml version="1.0" encoding="UTF-8"?>
<urlset ${NS} xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
  <url><loc> https://a.example/donn%C3%A9es?a=1&amp;b=2 </loc><lastmod>2026-11-24</lastmod>
    <image:image><image:loc>https://a.example/image.png</image:loc></image:image></url>
  <url><loc><![CDATA[https://a.example/é]]></loc></url><url><loc/></url></urlset>`;

test('the pages of a sitemap are read, and not its images', async () => {
  const pages = ['https://a.example/donn%C3%A9es?a=1&b=2', 'https://a.example/é'];
  for (const body of [PAGES, `\ufeff\n${PAGES}`, gzipSync(PAGES)])
    expect(await read(body)).toEqual({ pages, sitemaps: [] });
});

test('the sitemaps of an index are read, with or without a prefix', async () => {
  const index = (p: string): string =>
    `<${p}sitemapindex xmlns${p === '' ? '' : ':s'}="x"><${p}sitemap><${p}loc>https://a.example/1.xml.gz</${p}loc></${p}sitemap></${p}sitemapindex>`;
  for (const prefix of ['', 's:']) expect((await read(index(prefix))).sitemaps).toEqual(['https://a.example/1.xml.gz']);
});

test.each([
  ['nothing', '', 'body.empty'],
  ['blanks', '\n \n', 'body.empty'],
  ['a cut sitemap', PAGES.slice(0, -3), 'body.truncated'],
  ['a cut sitemap in gzip', gzipSync(PAGES).subarray(0, -20), 'body.truncated'],
  ['gzip that is none', Buffer.from([0x1f, 0x8b, 1, 2, 3, 4]), 'body.unexpected-shape'],
  ['a page', '<!doctype html><html></html>', 'body.unexpected-shape'],
  ['another document', '<rss><url><loc>x</loc></url></rss>', 'body.unexpected-shape'],
  ['text', 'https://a.example/', 'body.unexpected-shape'],
  ['a declared entity', `<!DOCTYPE a [<!ENTITY x "y">]><urlset ${NS}/>`, 'body.unexpected-shape'],
  ['an unknown entity', `<urlset ${NS}><url><loc>&x;</loc></url></urlset>`, 'body.unexpected-shape'],
  ['text after the end', `<urlset ${NS}/>x`, 'body.unexpected-shape'],
  ['bytes that are not UTF-8', Buffer.from(`<urlset ${NS}><a>é</a></urlset>`, 'latin1'), 'body.not-utf8'],
  ['deep nesting', '<urlset>'.repeat(100), 'body.too-deep'],
  ['too many addresses', `<urlset>${'<url><loc>x</loc></url>'.repeat(100_001)}</urlset>`, 'paging.too-many-records'],
  [
    'a bomb',
    gzipSync(Buffer.concat([Buffer.from('<urlset>'), Buffer.alloc(70 * 1024 * 1024, 0x20)])),
    'fetch.too-large',
  ],
] as const)('%s is refused', async (_, body, code) => {
  await expect(read(body, 65_536)).rejects.toMatchObject({ code });
});
