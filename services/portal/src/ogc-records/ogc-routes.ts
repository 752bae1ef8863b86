import { DatasetId, type Dataset } from '@moisson/contracts';
import { GEO_JSON, ogcRecord } from '@moisson/dcat';
import { defined, InvalidInput, MoissonError, said } from '@moisson/kernel';
import { languageOf } from '@moisson/runtime';
import express, { type Request, type Response, type Router } from 'express';
import { firstAfter } from '../catalogue/catalogue-roll.ts';
import { publicPage, type PublishingContext } from '../catalogue/publishing.ts';
import { asOfNow } from '../datasets/as-of-now.ts';
import { readDatasetId } from '../datasets/dataset-query.ts';
import { findDataset } from '../datasets/find-dataset.ts';
import { WorkBudget } from '../work-budget.ts';
import {
  collection,
  collectionAddress,
  COLLECTION,
  collections,
  conformance,
  description,
  landingPage,
} from './ogc-documents.ts';
import { isSearch, knownIds, MAX_LIMIT, readItemsQuery, toSearch, type ItemsQuery } from './ogc-query.ts';

interface Found {
  readonly datasets: readonly Dataset[];
  readonly matched?: number;
  readonly next?: string;
}

/** OGC API – Records 1.0 (OGC 20-004) at `/ogc`. */
export const ogcRoutes = (context: PublishingContext): Router => {
  const { store, siteFor } = context;
  const router = express.Router();
  const ofOurs = (request: Request<{ collection: string }>): void => {
    if (request.params.collection !== COLLECTION)
      throw new MoissonError('request.not-found', { what: `collection ${request.params.collection.slice(0, 100)}` });
  };

  router.get('/ogc', (request, response) => response.json(landingPage(siteFor(request), languageOf(request))));
  router.get('/ogc/conformance', (_request, response) => response.json(conformance()));
  router.get('/ogc/api', (request, response) =>
    response.type('application/vnd.oai.openapi+json;version=3.0').send(JSON.stringify(description(siteFor(request)))),
  );
  router.get('/ogc/collections', async (request, response) => {
    response.json(collections(siteFor(request), languageOf(request), await store.datasetReads.count()));
  });
  router.get('/ogc/collections/:collection', async (request, response) => {
    ofOurs(request);
    response.json(collection(siteFor(request), languageOf(request), await store.datasetReads.count()));
  });
  router.get('/ogc/collections/:collection/items', async (request, response) => {
    ofOurs(request);
    const query = readItemsQuery(request.query);
    sendItems(request, response, context, await find(context, query));
  });
  router.get('/ogc/collections/:collection/items/:id', async (request, response) => {
    ofOurs(request);
    const site = siteFor(request);
    const found = await findDataset(store, readDatasetId(request.params.id));
    if ('redirect' in found) {
      response.redirect(301, `/ogc/collections/${COLLECTION}/items/${found.redirect}`);
      return;
    }
    const dataset = await new WorkBudget().masked(found.dataset);
    response.type(GEO_JSON).send(JSON.stringify(ogcRecord(dataset, site, collectionAddress(site))));
  });
  return router;
};

const sendItems = (
  request: Request,
  response: Response,
  { siteFor }: PublishingContext,
  { datasets, matched, next }: Found,
): void => {
  const site = siteFor(request);
  const own = collectionAddress(site);
  const params = new URLSearchParams(request.originalUrl.split('?')[1] ?? '');
  const at = (cursor: string | null): string => {
    if (cursor !== null) params.set('cursor', cursor);
    return `${own}/items${params.size === 0 ? '' : `?${params.toString()}`}`;
  };
  const links = [
    { rel: 'self', type: GEO_JSON, href: at(params.get('cursor')) },
    { rel: 'collection', type: 'application/json', href: own },
    ...(next === undefined ? [] : [{ rel: 'next', type: GEO_JSON, href: at(next) }]),
  ];
  response.type(GEO_JSON).send(
    JSON.stringify({
      type: 'FeatureCollection',
      ...defined({ numberMatched: matched }),
      numberReturned: datasets.length,
      links,
      features: datasets.map((dataset) => ogcRecord(dataset, site, own)),
    }),
  );
};

const find = (context: PublishingContext, query: ItemsQuery): Promise<Found> => {
  if (query.type !== undefined && !query.type.split(',').includes('dataset'))
    return Promise.resolve({ datasets: [], matched: 0 });
  if (query.ids !== undefined) return named(context, query, query.ids);
  return isSearch(query) ? searched(context, query) : listed(context, query);
};

/** With other filters, `ids` would be a search within a list: nobody asks for it, so it is refused and not ignored. */
const named = async (context: PublishingContext, query: ItemsQuery, ids: readonly string[]): Promise<Found> => {
  if (isSearch(query) || query.cursor !== undefined)
    throw new InvalidInput([
      { path: ['ids'], detail: said('pas avec un autre filtre', 'not together with another filter') },
    ]);
  const { datasets } = await publicPage(context, knownIds(ids));
  return { datasets, matched: datasets.length };
};

const searched = async ({ store }: PublishingContext, query: ItemsQuery): Promise<Found> => {
  const budget = new WorkBudget();
  const { items, total, next } = await store.search.search(toSearch(query));
  return { datasets: await budget.masked(await asOfNow(store, items)), matched: total, ...defined({ next }) };
};

const listed = async (context: PublishingContext, { cursor, limit }: ItemsQuery): Promise<Found> => {
  const after: DatasetId | undefined = cursor === undefined ? undefined : DatasetId.safeParse(cursor).data;
  if (cursor !== undefined && after === undefined)
    throw new InvalidInput([
      { path: ['cursor'], detail: said('pas une position de cette liste', 'no place of this list') },
    ]);
  const all = (await context.roll.entries()).filter(({ state }) => state === 'live');
  const start = after === undefined ? 0 : firstAfter(all, after);
  const size = Math.min(limit, MAX_LIMIT);
  const ids = all.slice(start, start + size).map(({ id }) => id);
  const { datasets, reached } = await publicPage(context, ids);
  const next = start + reached < all.length ? ids[reached - 1] : undefined;
  return { datasets, matched: all.length, ...defined({ next }) };
};
