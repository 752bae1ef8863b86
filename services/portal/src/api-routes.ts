import { publicSource, SourceId } from '@moisson/contracts';
import { MoissonError, problem } from '@moisson/kernel';
import { maskContacts } from '@moisson/privacy';
import express, { type Request, type Router } from 'express';
import { readDatasetId, readSearchParams, SearchParams } from './datasets/dataset-query.ts';
import { findDataset, recordsOf } from './datasets/find-dataset.ts';
import { onlyParams } from './only-params.ts';
import { openApiDocument } from './open-api.ts';
import { asOfNow } from './datasets/as-of-now.ts';
import type { PortalSearch } from './search/portal-search.ts';
import type { PortalStore } from './portal-store.ts';
import { publicFeeds } from './sources/public-feeds.ts';
import { publicList } from './public-json.ts';
import { publicRecord, rawPayload } from './records/raw-record.ts';
import { WorkBudget } from './work-budget.ts';

/** The JSON API. Whatever comes from sources is sent with personal contacts masked. */
export const apiRoutes = (store: PortalStore, search: PortalSearch): Router => {
  const router = express.Router();
  router.get('/openapi.json', (_request, response) => void response.json(openApiDocument()));

  router.get('/api/v1/datasets', onlyParams(...Object.keys(SearchParams.shape)), async (request, response) => {
    const params = readSearchParams(request.query);
    const { items, total, next, facets, hasNoWord } = await search.search(params);
    if (next !== undefined) response.links({ next: nextUrl(request, next) });
    const { license: licence, ...others } = facets;
    response.type('json').send(
      await publicList(new WorkBudget(), await asOfNow(store, items), {
        total,
        facets: { ...others, licence },
        next,
        ...(hasNoWord ? { notice: problem('search.no-words', { q: params.q ?? '' }) } : {}),
      }),
    );
  });

  router.get('/api/v1/datasets/:id', onlyParams(), async (request, response) => {
    const found = await findDataset(store, readDatasetId(request.params.id));
    if ('redirect' in found) response.redirect(301, `/api/v1/datasets/${found.redirect}`);
    else response.json(await new WorkBudget().masked(found.dataset));
  });

  router.get('/api/v1/datasets/:id/records', onlyParams(), async (request, response) => {
    const found = await findDataset(store, readDatasetId(request.params.id));
    if ('redirect' in found) response.redirect(301, `/api/v1/datasets/${found.redirect}/records`);
    else response.type('json').send(await publicList(new WorkBudget(), await recordsOf(store, found.dataset)));
  });

  router.get('/api/v1/records/:sourceId/raw', onlyParams('key'), async (request, response) => {
    const payload = await rawPayload(store, request.params.sourceId, request.query.key);
    response.type('json').send(await publicRecord(payload));
  });

  router.get('/api/v1/organizations', onlyParams(), async (_request, response) => {
    response.type('json').send(await publicList(new WorkBudget(), await store.catalogue.organizations()));
  });

  router.get('/api/v1/sources', onlyParams(), async (_request, response) => {
    const feeds = new Map((await publicFeeds(store)).map((feed) => [feed.sourceId, feed]));
    const sources = (await store.registry.list()).map((source) => ({
      ...publicSource(source),
      feed: feeds.get(source.id),
    }));
    response.type('json').send(await publicList(new WorkBudget(), sources));
  });

  router.get('/api/v1/sources/:id', onlyParams(), async (request, response) => {
    const id = SourceId.safeParse(request.params.id).data;
    const source = id === undefined ? undefined : await store.registry.get(id);
    if (source === undefined)
      throw new MoissonError('request.not-found', { what: `source ${String(request.params.id)}` });
    const feed = (await publicFeeds(store)).find(({ sourceId }) => sourceId === source.id);
    response.json(maskContacts({ ...publicSource(source), feed }));
  });
  return router;
};

const nextUrl = (request: Request, cursor: string): string => {
  const query = new URLSearchParams(request.query as Record<string, string>);
  query.set('cursor', cursor);
  return `/api/v1/datasets?${query.toString()}`;
};
