import type { Answer } from './answer.ts';
import { unlessLacking, type Fact } from './fact.ts';
import type { SimulatedCatalogue } from './simulated-catalogue.ts';

/** A site without an API: robots.txt, a sitemap, and a page for each dataset with JSON-LD for search engines. */
export const serveSchemaOrg = (catalogue: SimulatedCatalogue, url: URL): Answer => {
  if (url.pathname === '/robots.txt') return text(`User-agent: *\nSitemap: ${catalogue.url}/plan/sitemap.xml\n`);
  if (url.pathname === '/plan/sitemap.xml') {
    const own = Array.from({ length: catalogue.count }, (_, at) => pageOf(catalogue, catalogue.entry(at).position));
    const render = (pages: readonly unknown[]): Answer => sitemap(pages.map((page) => addressOf(catalogue, page)));
    const pages = [`${catalogue.url}/a-propos`, ...own];
    return { ...render(pages), relist: (change) => render(change(pages)) };
  }
  if (url.pathname === '/a-propos') return html('<p>À propos du site.</p>');
  const other = /^\/jeux\/autre-(\d+)$/.exec(url.pathname)?.[1];
  if (other !== undefined && catalogue.fault !== undefined)
    return html(script({ '@type': 'Dataset', '@id': url.href, name: `Autre ville ${other}` }));
  const [, era, position] = /^\/jeux\/(\d+)-(\d+)$/.exec(url.pathname) ?? [];
  // The list itself is read page by page, so pages are only refused beside a bad answer.
  const isAsked = catalogue.recordAnswers === 'truly' || catalogue.fault === undefined;
  const entry = Number(era) === catalogue.era ? catalogue.served(Number(position)) : undefined;
  if (entry !== undefined && isAsked) return html(script(datasetOf(catalogue, entry.fact, url.pathname)));
  const status = entry === undefined && catalogue.isGone(Number(position)) ? 410 : 404;
  return { ...html('<p>Introuvable</p>'), status };
};

const pageOf = (catalogue: SimulatedCatalogue, position: number): string =>
  `${catalogue.url}/jeux/${catalogue.era}-${position}`;

/** A bad answer may list records of another shape: they become pages by their identifier. */
const addressOf = (catalogue: SimulatedCatalogue, page: unknown): string => {
  if (typeof page === 'string') return page;
  const { identifier } = (typeof page === 'object' ? (page ?? {}) : {}) as { readonly identifier?: unknown };
  return typeof identifier === 'string' && identifier !== '' ? `${catalogue.url}/jeux/${identifier}` : '';
};

const text = (body: string, type = 'text/plain'): Answer => ({
  status: 200,
  headers: { 'content-type': `${type}; charset=utf-8` },
  body,
});
const html = (body: string): Answer =>
  text(`<!doctype html><html lang="fr"><head><title>Données</title></head><body>${body}</body></html>`, 'text/html');
const script = (value: object): string =>
  `<script type="application/ld+json">${JSON.stringify({ '@context': 'https://schema.org', ...value })}</script>`;

const sitemap = (pages: readonly string[]): Answer =>
  text(
    `<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${pages
      .filter((page) => page !== '')
      .map((page) => `<url><loc>${page}</loc></url>`)
      .join('')}</urlset>`,
    'application/xml',
  );

const datasetOf = (catalogue: SimulatedCatalogue, fact: Fact, pathname: string): object => ({
  '@graph': [
    { '@type': 'GovernmentOrganization', '@id': '#ville', name: fact.organization.name },
    {
      '@type': 'Dataset',
      '@id': `${catalogue.url}${pathname}#jeu`,
      url: `${catalogue.url}${pathname}`,
      name: fact.title,
      description: fact.notes,
      keywords: fact.tags,
      license: unlessLacking(fact, 'licence', 'https://creativecommons.org/licenses/by/4.0/deed.fr'),
      datePublished: fact.created,
      dateModified: fact.modified,
      publisher: { '@id': '#ville' },
      distribution: fact.formats.map((format) => ({
        '@type': 'DataDownload',
        encodingFormat: format,
        contentUrl: `${catalogue.url}/fichiers/${fact.index}.${format}`,
      })),
    },
  ],
});
