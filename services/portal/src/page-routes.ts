import { publicSource, SourceId } from '@moisson/contracts';
import { MoissonError } from '@moisson/kernel';
import { maskContacts } from '@moisson/privacy';
import { assets, type PageFrame } from '@moisson/ui';
import express, { type Request, type Router } from 'express';
import { asOfNow } from './datasets/as-of-now.ts';
import { PATIENCE_MS, readDatasetId, readSearchParams } from './datasets/dataset-query.ts';
import { findDataset, recordsOf } from './datasets/find-dataset.ts';
import { frameOf } from './frame.ts';
import { datasetPage } from './datasets/dataset-page.ts';
import { homePage } from './home/home-page.ts';
import { organizationsPage } from './organizations/organizations-page.ts';
import { rawPage } from './records/raw-page.ts';
import { resultsPage } from './datasets/results-page.ts';
import { sourcePage, sourcesPage } from './sources/source-page.ts';
import type { PortalSearch } from './search/portal-search.ts';
import type { PortalStore } from './portal-store.ts';
import { publicFeeds } from './sources/public-feeds.ts';
import { isLarge, publicRecord, rawPayload } from './records/raw-record.ts';
import { WorkBudget } from './work-budget.ts';

const RECENT = 6;

/** The pages, French with English beside, complete without JavaScript. Personal contacts are masked before a page is made. */
export const pageRoutes = (
  store: PortalStore,
  search: PortalSearch,
  statusUrl: string | undefined,
  portalUrl: string | undefined,
): Router => {
  const router = express.Router();
  const frameFor = (request: Request): PageFrame => frameOf(request, portalUrl);
  router.use(assets());

  router.get('/', async (request, response) => {
    const [recent, feeds, organizations] = await Promise.all([
      store.catalogue.search({ limit: RECENT, patienceMs: PATIENCE_MS }),
      publicFeeds(store),
      store.catalogue.organizations(),
    ]);
    const content = { recent, feeds, organizations: organizations.length, statusUrl };
    response.type('html').send(homePage(frameFor(request), await new WorkBudget().masked(content)));
  });

  router.get('/datasets', async (request, response) => {
    const params = readSearchParams(request.query);
    const page = await search.search(params);
    const found = { ...page, items: await asOfNow(store, page.items) };
    response.type('html').send(resultsPage(frameFor(request), params, await new WorkBudget().masked(found)));
  });

  router.get('/datasets/:id', async (request, response) => {
    const found = await findDataset(store, readDatasetId(request.params.id));
    if ('redirect' in found) {
      response.redirect(301, `/datasets/${found.redirect}`);
      return;
    }
    const [records, feeds] = await Promise.all([recordsOf(store, found.dataset), publicFeeds(store)]);
    const shown = await new WorkBudget().masked({ dataset: found.dataset, records, feeds });
    response.type('html').send(datasetPage(frameFor(request), shown.dataset, shown.records, shown.feeds));
  });

  router.get('/records/:sourceId', async (request, response) => {
    const payload = await rawPayload(store, request.params.sourceId, request.query.key);
    const json = isLarge(payload) ? undefined : await publicRecord(payload, 2);
    const { recordKey: key, run } = payload;
    response.type('html').send(rawPage(frameFor(request), { sourceId: request.params.sourceId, key, run, json }));
  });

  router.get('/organizations', async (request, response) => {
    response
      .type('html')
      .send(organizationsPage(frameFor(request), await new WorkBudget().masked(await store.catalogue.organizations())));
  });

  router.get('/sources', async (request, response) => {
    response.type('html').send(sourcesPage(frameFor(request), maskContacts(await publicFeeds(store))));
  });

  router.get('/sources/:id', async (request, response) => {
    const id = SourceId.safeParse(request.params.id).data;
    const source = id === undefined ? undefined : await store.registry.get(id);
    if (source === undefined) throw new MoissonError('request.not-found', { what: `source ${request.params.id}` });
    const [feeds, runs] = await Promise.all([publicFeeds(store), store.runs.list({ sourceId: source.id, limit: 10 })]);
    const feed = feeds.find(({ sourceId }) => sourceId === source.id)!;
    const shown = maskContacts({ source: publicSource(source), feed, runs });
    response.type('html').send(sourcePage(frameFor(request), shown.source, shown.feed, shown.runs));
  });
  return router;
};
