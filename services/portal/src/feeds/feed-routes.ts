import { languageOf } from '@moisson/runtime';
import { defined } from '@moisson/kernel';
import express, { type Router } from 'express';
import type { PublishingContext } from '../catalogue/publishing.ts';
import { asOfNow } from '../datasets/as-of-now.ts';
import { readSearchParams } from '../datasets/dataset-query.ts';
import { WorkBudget } from '../work-budget.ts';
import { atomFeed } from './atom-feed.ts';
import { openSearchDescription } from './open-search.ts';

/** Any search as an Atom feed, newest changes first, and the description of the search for browsers. */
export const feedRoutes = ({ store, search, siteFor }: PublishingContext): Router => {
  const router = express.Router();

  router.get('/feed.atom', async (request, response) => {
    const site = siteFor(request);
    const params = readSearchParams(request.query);
    const { items, total, next } = await search.search({ ...params, sort: params.sort ?? 'changed' });
    const datasets = await new WorkBudget().masked(await asOfNow(store, items));
    const [, query = ''] = request.originalUrl.split('?');
    const at = (path: string, cursor?: string): string => {
      const own = new URLSearchParams(query);
      if (cursor !== undefined) own.set('cursor', cursor);
      return `${site.origin}${path}${own.size === 0 ? '' : `?${own.toString()}`}`;
    };
    const feed = {
      ...{ title: params.q ?? '', self: at('/feed.atom'), page: at('/datasets'), total, datasets },
      ...defined({ next: next === undefined ? undefined : at('/feed.atom', next) }),
    };
    response
      .set('content-type', 'application/atom+xml; charset=utf-8')
      .send(Buffer.from(atomFeed(feed, site, languageOf(request))));
  });

  router.get('/opensearch.xml', (request, response) => {
    response
      .set('content-type', 'application/opensearchdescription+xml; charset=utf-8')
      .send(Buffer.from(openSearchDescription(siteFor(request), languageOf(request))));
  });
  return router;
};
