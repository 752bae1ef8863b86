import type { Fetching } from '@moisson/domain';
import { defined, systemClock } from '@moisson/kernel';
import { anonymous } from '@moisson/operations';
import { operationRoutes } from '@moisson/operations/http';
import {
  languageOf,
  readsOnly,
  startHttpService,
  type AlertSettings,
  type HttpService,
  type Listen,
  type Logger,
} from '@moisson/runtime';
import { assets, problemPage } from '@moisson/ui';
import { alertChannels } from './alerts/alert-channels.ts';
import { AlertWatch } from './alerts/alert-watch.ts';
import { alertEvents } from './alerts/events.ts';
import { gaugeAlerts } from './alerts/gauge-alerts.ts';
import type { OwnFacts } from './alerts/read-troubles.ts';
import { badgeRoutes } from './badges/badge-routes.ts';
import { gaugeFeeds } from './feeds/gauge-feeds.ts';
import { FeedWatch } from './history/feed-watch.ts';
import { frameOf } from './frame.ts';
import { monitorOperations } from './monitor-operations.ts';
import { pageRoutes } from './page-routes.ts';
import type { MonitorStore } from './monitor-store.ts';

export interface MonitorParts {
  readonly store: MonitorStore;
  readonly log: Logger;
  readonly listen: Listen;
  /** Returns false if the work of its process is stuck. */
  readonly live?: () => boolean;
  /** Its public address; if absent, each request's own host is used. */
  readonly statusUrl?: string;
  /** How many times faster than real time the store's clock runs, as in a demo. */
  readonly clockFactor?: number;
  /** Who is told of alerts, and by what; without it nobody looks after alerts here. */
  readonly alerting?: { readonly settings: AlertSettings; readonly fetching: Fetching; readonly facts: OwnFacts };
}

/** Starts the monitor: the status of every feed now and in the past, as pages, as an API, as badges and as metrics. */
export const startMonitor = async ({
  store,
  log,
  listen,
  live,
  statusUrl,
  clockFactor,
  alerting,
}: MonitorParts): Promise<HttpService> => {
  const [endGauges, endAlertGauge] = [gaugeFeeds(store), gaugeAlerts(store)];
  const watch = new FeedWatch(store, log, clockFactor);
  watch.start();
  const alertWatch = alerting && watchAlerts(store, log, alerting, clockFactor);
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
      app.use(operationRoutes(monitorOperations, { context: store, actorOf: () => anonymous, languageOf }));
      app.use(badgeRoutes(store));
      app.use(pageRoutes(store, statusUrl));
    },
  });
  return {
    url: http.url,
    stop: async () => {
      endGauges();
      endAlertGauge();
      await alertWatch?.stop();
      await watch.stop();
      await http.stop();
    },
  };
};

const watchAlerts = (
  store: MonitorStore,
  log: Logger,
  { settings, fetching, facts }: NonNullable<MonitorParts['alerting']>,
  clockFactor: number | undefined,
): AlertWatch => {
  const channels = alertChannels({ settings, fetching, clock: systemClock });
  const watch = new AlertWatch({
    ...{ store, settings, fetching, facts, channels, events: alertEvents(log) },
    ...defined({ clockFactor }),
  });
  watch.start();
  return watch;
};
