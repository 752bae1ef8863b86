import { isPublic } from '@moisson/contracts';
import { MoissonError } from '@moisson/kernel';
import { originOf } from '@moisson/runtime';
import express, { type Request, type Response, type Router } from 'express';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PortalStore } from '../portal-store.ts';
import { MAX_PART, placeOf, robots, sitemap, sitemapIndex } from './sitemap.ts';

const PAGES = ['/', '/datasets', '/organizations', '/sources', '/exports', '/api'];
/** Search engines ask rarely, and keep the answer for days, so an hour is short enough. */
const KEPT = 'public, max-age=3600';

/** robots.txt and sitemaps, for search engines. */
export const sitemapRoutes = (store: PortalStore, portalUrl: string | undefined): Router => {
  const router = express.Router();
  const originFor = (request: Request): string => {
    const origin = originOf(request, portalUrl);
    if (origin === undefined) throw new MoissonError('request.not-found', { what: request.path });
    return origin;
  };
  const send = async (response: Response, lines: Iterable<string>): Promise<void> => {
    response.set('cache-control', KEPT).type('application/xml');
    await pipeline(Readable.from(lines), response);
  };

  router.get('/robots.txt', (request, response) => {
    response
      .set('cache-control', KEPT)
      .type('text/plain')
      .send(robots(originFor(request)));
  });

  router.get('/sitemap.xml', async (request, response) => {
    const text = sitemapIndex(originFor(request), await store.datasetReads.count());
    response.set('cache-control', KEPT).type('application/xml').send(text);
  });

  router.get('/sitemap-pages.xml', async (request, response) => {
    const [organizations, sources] = await Promise.all([store.search.organizations(), store.registry.list()]);
    const paths = [
      ...PAGES,
      ...organizations.map(({ id }) => `/datasets?${new URLSearchParams({ organization: id }).toString()}`),
      ...sources.filter(isPublic).map(({ id }) => `/sources/${id}`),
    ];
    await send(
      response,
      sitemap(
        originFor(request),
        paths.map((path) => ({ path })),
      ),
    );
  });

  router.get('/sitemap-datasets-:part.xml', async (request, response) => {
    const { part } = request.params;
    if (part !== 'all' && !/^[0-9a-f]{1,4}$/.test(part))
      throw new MoissonError('request.not-found', { what: request.path.slice(0, 200) });
    const changes = await store.search.changes(part === 'all' ? '' : part, MAX_PART);
    await send(response, sitemap(originFor(request), changes.map(placeOf)));
  });
  return router;
};
