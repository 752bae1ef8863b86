import { MoissonError, SourceId } from '@moisson/contracts';
import { readFeeds } from '@moisson/store';
import { assets } from '@moisson/ui';
import express, { type Request, type Router } from 'express';
import { PATIENCE_MS, readDatasetId, readSearchParams, toDatasetQuery } from './dataset-query.ts';
import { findDataset, recordsOf } from './find-dataset.ts';
import { frameOf } from './frame.ts';
import { datasetPage } from './pages/dataset-page.ts';
import { maskContacts } from './mask-contacts.ts';
import { homePage } from './pages/home-page.ts';
import { organizationsPage } from './pages/organizations-page.ts';
import { rawPage } from './pages/raw-page.ts';
import { resultsPage } from './pages/results-page.ts';
import { sourcePage, sourcesPage } from './pages/sources-pages.ts';
import type { PortalStore } from './portal-store.ts';
import { rawRecord } from './raw-record.ts';

const RECENT = 6;

const keyOf = (request: Request): string => (typeof request.query.key === 'string' ? request.query.key : '');

/** The pages, French with English beside, complete without JavaScript. */
export const pageRoutes = (store: PortalStore, statusUrl: string | undefined): Router => {
  const router = express.Router();
  router.use(assets());

  router.get('/', async (request, response) => {
    const [recent, feeds, organizations] = await Promise.all([
      store.catalogue.search({ limit: RECENT, patienceMs: PATIENCE_MS }),
      readFeeds(store),
      store.catalogue.organizations(),
    ]);
    response.type('html').send(
      homePage(frameOf(request), {
        recent: maskContacts(recent),
        feeds,
        organizations: organizations.length,
        statusUrl,
      }),
    );
  });

  router.get('/datasets', async (request, response) => {
    const params = readSearchParams(request.query);
    const found = await store.catalogue.search(toDatasetQuery(params));
    response.type('html').send(resultsPage(frameOf(request), params, maskContacts(found)));
  });

  router.get('/datasets/:id', async (request, response) => {
    const found = await findDataset(store, readDatasetId(request.params.id));
    if ('redirect' in found) {
      response.redirect(301, `/datasets/${found.redirect}`);
      return;
    }
    const [records, feeds] = await Promise.all([recordsOf(store, found.dataset), readFeeds(store)]);
    response.type('html').send(datasetPage(frameOf(request), found.dataset, records, feeds));
  });

  router.get('/records/:sourceId', async (request, response) => {
    const { value, run } = await rawRecord(store, request.params.sourceId, request.query.key);
    response.type('html').send(rawPage(frameOf(request), request.params.sourceId, keyOf(request), value, run));
  });

  router.get('/organizations', async (request, response) => {
    response.type('html').send(organizationsPage(frameOf(request), await store.catalogue.organizations()));
  });

  router.get('/sources', async (request, response) => {
    response.type('html').send(sourcesPage(frameOf(request), await readFeeds(store)));
  });

  router.get('/sources/:id', async (request, response) => {
    const id = SourceId.safeParse(request.params.id).data;
    const source = id === undefined ? undefined : await store.registry.get(id);
    if (source === undefined) throw new MoissonError('request.not-found', { what: `source ${request.params.id}` });
    const [feeds, runs] = await Promise.all([readFeeds(store), store.runs.list({ sourceId: source.id, limit: 10 })]);
    const feed = feeds.find(({ sourceId }) => sourceId === source.id)!;
    response.type('html').send(sourcePage(frameOf(request), source, feed, runs));
  });
  return router;
};
