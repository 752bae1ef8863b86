import { MoissonError } from '@moisson/kernel';
import { languageOf } from '@moisson/runtime';
import express, { type Request, type Response, type Router } from 'express';
import type { PublishingContext } from '../catalogue/publishing.ts';
import { etagOf, isKnown } from '../catalogue/send-parts.ts';
import { readDatasetId } from '../datasets/dataset-query.ts';
import { findDataset } from '../datasets/find-dataset.ts';
import { filtered, readCatalogueFilters } from '../rdf/catalogue-query.ts';
import { publicFeeds } from '../sources/public-feeds.ts';
import { calendarOf } from './calendar.ts';
import { expectedUpdates } from './expected-updates.ts';

/** Datasets whose rhythm is looked at for one calendar: those that changed last. */
const MAX_LOOKED = 1000;
const MAX_UPDATES = 500;
const MAX_FEEDS = 500;
/** Calendars that are made at the same time. */
const MAX_UNDER_WAY = 2;
const HOUR_MS = 3_600_000;

/** What is expected to change, for programs that show calendars: of all, of an organization or source, or of one dataset. */
export const calendarRoutes = ({ store, roll, siteFor }: PublishingContext): Router => {
  const router = express.Router();
  let underWay = 0;

  router.get('/calendar.ics', async (request, response) => {
    if (underWay >= MAX_UNDER_WAY) {
      response.set('retry-after', '30');
      throw new MoissonError('request.too-costly', {}, { retryable: true });
    }
    underWay += 1;
    try {
      await sendCalendar(request, response);
    } finally {
      underWay -= 1;
    }
  });

  const sendCalendar = async (request: Request, response: Response): Promise<void> => {
    const { origin } = siteFor(request);
    const language = languageOf(request);
    const filters = readCatalogueFilters(request.query, []);
    const entries = filtered(await roll.entries(), filters)
      .toSorted((a, b) => b.stamp - a.stamp)
      .slice(0, MAX_LOOKED);
    const feeds = (await publicFeeds(store)).filter(
      ({ sourceId, organization = '', nextTryAt }) =>
        nextTryAt !== undefined &&
        (filters.source?.includes(sourceId) ?? true) &&
        (filters.organization?.includes(organization) ?? true),
    );
    // What is expected moves with the time alone, too: it is made anew every hour.
    const hour = Math.floor((await store.polls.now()).getTime() / HOUR_MS);
    const etag = etagOf(
      [origin, language, hour],
      entries.map(({ id, stamp }) => `${id} ${stamp}`),
      feeds.map(({ sourceId, nextTryAt }) => [sourceId, nextTryAt]),
    );
    asCalendar(response);
    if (isKnown(request, response, etag)) return;
    const ids = entries.map(({ id }) => id);
    const updates = await expectedUpdates(store, ids, MAX_UPDATES);
    response.send(Buffer.from(calendarOf({ updates, feeds: feeds.slice(0, MAX_FEEDS), origin }, language)));
  };

  router.get('/datasets/:id/calendar.ics', async (request, response) => {
    const { origin } = siteFor(request);
    const found = await findDataset(store, readDatasetId(request.params.id));
    if ('redirect' in found) {
      response.redirect(301, `/datasets/${found.redirect}/calendar.ics`);
      return;
    }
    const updates = await expectedUpdates(store, [found.dataset.id], 1);
    asCalendar(response).send(Buffer.from(calendarOf({ updates, feeds: [], origin }, languageOf(request))));
  });
  return router;
};

const asCalendar = (response: Response): Response => response.set('content-type', 'text/calendar; charset=utf-8');
