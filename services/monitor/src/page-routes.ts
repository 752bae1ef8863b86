import { SourceId, type PublicFeed } from '@moisson/contracts';
import { defined, MoissonError } from '@moisson/kernel';
import { languageOf, originOf } from '@moisson/runtime';
import { byUrgency, type PageFrame } from '@moisson/ui';
import { Router, type Request } from 'express';
import { alertAtom } from './alerts/alert-atom.ts';
import { publicFeedOf, publicFeeds } from './feeds/public-feeds.ts';
import { statusPage } from './feeds/status-page.ts';
import { frameOf } from './frame.ts';
import { feedPage } from './history/feed-page.ts';
import { readPast, type FeedPast } from './history/read-history.ts';
import { incidentFeed } from './incidents/incident-feed.ts';
import { incidentSection } from './incidents/incident-section.ts';
import { publicIncidents, shownIncidents } from './incidents/public-incidents.ts';
import type { MonitorStore } from './monitor-store.ts';

const DAYS = 90;
/** Closed alerts in the Atom feed. */
const PAST_ALERTS = 100;
/** Feeds whose last days the first page shows, the worst first: with thousands of feeds the page stays small. */
const MAX_STRIPS = 100;

/** The pages of the monitor. `statusUrl`: its public address. */
export const pageRoutes = (store: MonitorStore, statusUrl: string | undefined): Router => {
  const origin = (request: Request): string | undefined => originOf(request, statusUrl && new URL(statusUrl).origin);
  const frame = (request: Request, address: string): PageFrame => ({
    ...frameOf(request),
    address,
    ...defined({ origin: origin(request) }),
  });
  return Router()
    .get('/alerts.atom', async (request, response) => {
      const [open, past] = await Promise.all([store.alerts.open(), store.alerts.past(PAST_ALERTS)]);
      const feed = alertAtom([...open, ...past], origin(request) ?? '', languageOf(request));
      response.set('content-type', 'application/atom+xml; charset=utf-8').send(Buffer.from(feed));
    })
    .get('/', async (request, response) => {
      const [all, incidents, now] = await Promise.all([publicFeeds(store), shownIncidents(store), store.polls.now()]);
      const feeds = [...all].sort(byUrgency);
      const section = incidentSection(incidents, feeds, languageOf(request));
      response.type('html').send(statusPage(frame(request, '/'), feeds, await pastsOf(store, feeds), now, section));
    })
    .get('/incidents.atom', async (request, response) => {
      const feed = incidentFeed(await publicIncidents(store), origin(request) ?? '', languageOf(request));
      response.set('content-type', 'application/atom+xml; charset=utf-8').send(Buffer.from(feed));
    })
    .get('/feeds/:sourceId', async (request, response) => {
      const id = SourceId.safeParse(request.params.sourceId);
      if (!id.success) throw new MoissonError('request.not-found', { what: `source ${request.params.sourceId}` });
      const [feed, past] = [await publicFeedOf(store, id.data), await readPast(store, id.data, DAYS)];
      const incidents = incidentSection(await shownIncidents(store, id.data), [feed], languageOf(request));
      const address = `/feeds/${id.data}`;
      response
        .type('html')
        .send(feedPage(frame(request, address), feed, past, { origin: origin(request) ?? '', incidents }));
    });
};

const pastsOf = async (store: MonitorStore, feeds: readonly PublicFeed[]): Promise<ReadonlyMap<SourceId, FeedPast>> =>
  new Map(
    await Promise.all(
      feeds
        .slice(0, MAX_STRIPS)
        .map(async ({ sourceId }) => [sourceId, await readPast(store, sourceId, DAYS)] as const),
    ),
  );
