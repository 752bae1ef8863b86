import { defined } from '@moisson/kernel';
import { anonymous } from '@moisson/operations';
import { operationRoutes } from '@moisson/operations/http';
import {
  languageOf,
  originOf,
  readsOnly,
  startHttpService,
  type HttpService,
  type Listen,
  type Logger,
} from '@moisson/runtime';
import { assets, problemPage, texts, type PageFrame } from '@moisson/ui';
import type { Request } from 'express';
import { feedOperations } from './feeds/feed-operations.ts';
import { gaugeFeeds } from './feeds/gauge-feeds.ts';
import { publicFeeds } from './feeds/public-feeds.ts';
import { statusTexts } from './feeds/texts.ts';
import { statusPage } from './feeds/status-page.ts';
import type { MonitorStore } from './monitor-store.ts';

export interface MonitorParts {
  readonly store: MonitorStore;
  readonly log: Logger;
  readonly listen: Listen;
  /** Returns false if the work of its process is stuck. */
  readonly live?: () => boolean;
  /** Its public address; if absent, each request's own host is used. */
  readonly statusUrl?: string;
}

const frameOf = (request: Request): PageFrame => ({
  language: languageOf(request),
  current: request.originalUrl,
  service: statusTexts.monitor,
  navigation: [{ href: '/', label: texts.status }],
});

/** Starts the monitor: the status of every feed, as a page, as an API and as metrics. */
export const startMonitor = async ({ store, log, listen, live, statusUrl }: MonitorParts): Promise<HttpService> => {
  const endGauges = gaugeFeeds(store);
  const http = await startHttpService({
    log,
    listen,
    isPublic: true,
    cacheControl: 'no-cache',
    ready: () => store.check(),
    ...defined({ live }),
    problemPage: (request, problem) => problemPage(frameOf(request), problem),
    routes: (app) => {
      app.use(readsOnly);
      app.use(assets());
      app.use(operationRoutes(feedOperations, { context: store, actorOf: () => anonymous, languageOf }));
      app.get('/', async (request, response) => {
        const [feeds, now] = await Promise.all([publicFeeds(store), store.polls.now()]);
        const origin = originOf(request, statusUrl && new URL(statusUrl).origin);
        const frame = { ...frameOf(request), address: '/', ...defined({ origin }) };
        response.type('html').send(statusPage(frame, feeds, now));
      });
    },
  });
  return {
    url: http.url,
    stop: () => {
      endGauges();
      return http.stop();
    },
  };
};
