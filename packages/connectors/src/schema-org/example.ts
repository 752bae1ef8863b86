import { gzipSync } from 'node:zlib';
import type { ExampleAnswer, ProtocolExample } from '../protocol.ts';

const SITE = 'https://donnees.example.org';
const INDEX = 'https://index.example.org/sitemap-index.xml';

/** A site with a sitemap and `count` pages, each about one dataset. */
export const siteExample: ProtocolExample = {
  endpoint: SITE,
  answer: ({ pathname }, count) => {
    if (pathname === '/robots.txt') return { body: '', contentType: 'text/plain' };
    if (pathname === '/sitemap.xml') return sitemap(Array.from({ length: count }, (_, at) => `${SITE}/jeux/${at}`));
    return pageAt(pathname, SITE);
  },
};

/** A sitemap index of two sitemaps in gzip. */
export const indexExample: ProtocolExample = {
  endpoint: INDEX,
  answer: ({ pathname, origin }, count) => {
    if (pathname === '/robots.txt') return { body: 'User-agent: *\nDisallow: /admin\n', contentType: 'text/plain' };
    if (pathname === '/sitemap-index.xml') {
      const items = [0, 1].map((at) => `<sitemap><loc>${origin}/${at}.xml.gz</loc></sitemap>`);
      return { body: `<sitemapindex>${items.join('')}</sitemapindex>`, contentType: 'application/xml' };
    }
    const half = /^\/([01])\.xml\.gz$/.exec(pathname)?.[1];
    if (half === undefined) return pageAt(pathname, origin);
    const pages = Array.from({ length: count }, (_, at) => at).filter((at) => at % 2 === Number(half));
    const { body } = sitemap(pages.map((at) => `${origin}/jeux/${at}`));
    return { body: gzipSync(body), contentType: 'application/gzip' };
  },
};

const sitemap = (pages: readonly string[]): ExampleAnswer => ({
  body: `<?xml version="1.0"?>\n<urlset>${pages.map((page) => `<url><loc>${page}</loc></url>`).join('')}</urlset>`,
  contentType: 'application/xml',
});

const pageAt = (pathname: string, origin: string): ExampleAnswer | undefined => {
  const at = /^\/jeux\/(\d+)$/.exec(pathname)?.[1];
  if (at === undefined) return undefined;
  const dataset = {
    '@context': 'https://schema.org/',
    '@type': 'Dataset',
    '@id': `${origin}${pathname}#jeu`,
    name: `Arbres ${at}`,
    description: 'Les arbres publics.',
    dateModified: '2026-11-24',
    distribution: [{ '@type': 'DataDownload', contentUrl: `${origin}/arbres-${at}.csv`, encodingFormat: 'text/csv' }],
  };
  const script = `<script type="application/ld+json">${JSON.stringify(dataset)}</script>`;
  return {
    body: `<!doctype html><html lang="fr"><head>${script}</head><body></body></html>`,
    contentType: 'text/html',
  };
};
