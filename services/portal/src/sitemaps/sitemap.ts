import { locales, type Language } from '@moisson/kernel';
import type { DatasetChange } from '@moisson/domain';

/** Maximum of addresses in one sitemap (sitemaps.org). */
const MAX_ADDRESSES = 50_000;
const LANGUAGES = Object.keys(locales) as Language[];
/** Maximum of datasets in one part: each has an address in each language. */
export const MAX_PART = MAX_ADDRESSES / LANGUAGES.length;
/** Datasets that a part is meant to hold. Ids are hashes, so parts by their prefixes have nearly equal sizes. */
const PART = 10_000;

const DIGITS = Array.from({ length: 16 }, (_, digit) => digit.toString(16));

/** Returns the prefixes of ids that split this many datasets into parts. */
export const partsOf = (datasets: number): readonly string[] => {
  let prefixes = [''];
  while (datasets / prefixes.length > PART)
    prefixes = prefixes.flatMap((prefix) => DIGITS.map((digit) => prefix + digit));
  return prefixes;
};

/** Returns the address of a page in one language. */
const inLanguage = (origin: string, path: string, language: Language): string =>
  `${origin}${path}${path.includes('?') ? '&' : '?'}lang=${language}`;

const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const SCHEMA = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

export const sitemapIndex = (origin: string, datasets: number): string => {
  const parts = ['pages', ...partsOf(datasets).map((prefix) => `datasets-${prefix || 'all'}`)];
  const lines = parts.map((part) => `<sitemap><loc>${escaped(`${origin}/sitemap-${part}.xml`)}</loc></sitemap>`);
  return `${HEAD}<sitemapindex ${SCHEMA}>\n${lines.join('\n')}\n</sitemapindex>\n`;
};

interface Place {
  readonly path: string;
  readonly changedAt?: string;
}

/** Yields a sitemap line by line: each page in each language, up to the maximum. */
export function* sitemap(origin: string, places: Iterable<Place>): Generator<string> {
  yield `${HEAD}<urlset ${SCHEMA}>\n`;
  let addresses = 0;
  for (const { path, changedAt } of places) {
    addresses += LANGUAGES.length;
    if (addresses > MAX_ADDRESSES) break;
    const changed = changedAt === undefined ? '' : `<lastmod>${escaped(changedAt)}</lastmod>`;
    for (const language of LANGUAGES)
      yield `<url><loc>${escaped(inLanguage(origin, path, language))}</loc>${changed}</url>\n`;
  }
  yield '</urlset>\n';
}

export const placeOf = ({ id, changedAt }: DatasetChange): Place => ({ path: `/datasets/${id}`, changedAt });

/** Raw records and later pages of results are excluded. */
export const robots = (origin: string): string =>
  [
    'User-agent: *',
    'Disallow: /records/',
    'Disallow: /api/',
    'Disallow: /*cursor=',
    '',
    // Another Moisson reads the API, which crawlers of pages have no use for.
    'User-agent: moisson',
    'Disallow:',
    '',
    `Sitemap: ${origin}/sitemap.xml`,
    '',
  ].join('\n');
