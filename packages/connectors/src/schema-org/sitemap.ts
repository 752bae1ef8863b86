import type { ReadContext } from '@moisson/domain';
import { readRobots, readSitemap, robotsIn, type Robots } from '@moisson/formats';
import { MoissonError, said } from '@moisson/kernel';
import { siteOf } from '../addresses/endpoint.ts';
import { isNotThere, NOT_THERE } from '../asking/is-not-there.ts';
import { parseUrl } from '../mapping/urls.ts';
import { sameSiteAddress } from '../paging/next-link.ts';
import { USER_AGENT } from '../robots/user-agent.ts';
import { isSitemapAddress, schemaOrgEndpoint } from './endpoint.ts';
import { schemaOrgOptions } from './options.ts';

/** The pages of a site that may be read, by its sitemaps. */
export interface Site {
  /** Addresses of pages, in the order of their text, which does not depend on the order of the sitemaps. */
  readonly pages: readonly string[];
  readonly sitemaps: number;
  readonly robots: Robots;
}

const MAX_SITEMAPS = 500;
/** With a delay of a second, these take half a day to read. */
const MAX_PAGES = 50_000;
/** Levels of sitemap indexes. The protocol has one (sitemaps.org). */
const MAX_LEVELS = 3;

/**
 * Finds the pages of a site: from the sitemaps that robots.txt names, else from `/sitemap.xml`; or from the sitemap
 * that is the endpoint. Only pages of the same site count. Throws `paging.too-many-records` beyond 50,000 pages,
 * `body.unexpected-shape` if all sitemaps are on another site, and the errors of `readSitemap` and of the fetch.
 */
export const readSite = async (context: ReadContext): Promise<Site> => {
  const { endpoint } = context.source;
  const site = siteOf(schemaOrgEndpoint, context.source);
  const robots = await robotsOf(context, new URL('/robots.txt', site).href);
  const named = robots.sitemaps.map((address) => sameSiteAddress(address, `${site}/`));
  const first = isSitemapAddress(new URL(endpoint))
    ? [endpoint]
    : robots.sitemaps.length > 0
      ? named.filter((address) => address !== undefined)
      : [`${site}/sitemap.xml`];
  if (first.length === 0) throw elsewhere(context, robots.sitemaps[0]!);
  const { filter } = schemaOrgOptions(context.source);
  const pages = new Set<string>();
  const asked = new Set<string>();
  for (let [level, addresses] = [0, first]; addresses.length > 0; level += 1) {
    const next: string[] = [];
    for (const address of addresses) {
      if (asked.has(address)) continue;
      asked.add(address);
      if (asked.size > MAX_SITEMAPS || level > MAX_LEVELS)
        throw new MoissonError('paging.too-many-records', { limit: MAX_PAGES });
      const { pages: found, sitemaps } = await sitemapAt(context, address);
      for (const page of found) {
        const own = sameSiteAddress(page, address);
        if (own !== undefined && (filter === undefined || new URL(own).pathname.startsWith(filter))) pages.add(own);
        if (pages.size > MAX_PAGES) throw new MoissonError('paging.too-many-records', { limit: MAX_PAGES });
      }
      next.push(...sitemaps.flatMap((one) => sameSiteAddress(one, address) ?? []));
    }
    addresses = next;
  }
  return { pages: [...pages].sort(), sitemaps: asked.size, robots };
};

const sitemapAt = async (context: ReadContext, url: string) => {
  context.signal.throwIfAborted();
  const body = await context.fetch.send({ url, accept: 'application/xml, text/xml;q=0.9, */*;q=0.5' });
  try {
    return await readSitemap(body);
  } finally {
    body.leave();
  }
};

/** Without a robots.txt, all may be read (RFC 9309 §2.3.1.3). Another failure to read it ends the run (§2.3.1.4). */
const robotsOf = async (context: ReadContext, url: string): Promise<Robots> => {
  const body = await context.fetch.send({ url, accept: 'text/plain, */*;q=0.5', answers: NOT_THERE });
  try {
    return isNotThere(body) ? robotsIn('', url, USER_AGENT) : await readRobots(body, USER_AGENT);
  } finally {
    body.leave();
  }
};

const elsewhere = ({ source }: ReadContext, sitemap: string): MoissonError => {
  const host = parseUrl(sitemap)?.host ?? '?';
  return new MoissonError('body.unexpected-shape', {
    url: source.endpoint,
    detail: said(`ses plans de site sont sur un autre site, ${host}`, `its sitemaps are on another site, ${host}`),
  });
};
