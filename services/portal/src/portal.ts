import { gaugeBounds, readsOnly, startHttpService, type HttpService, type Listen, type Logger } from '@moisson/runtime';
import { problemPage } from '@moisson/ui';
import { apiRoutes } from './api-routes.ts';
import { frameOf } from './frame.ts';
import { FreshSearch } from './fresh-search.ts';
import { pageRoutes } from './page-routes.ts';
import { PortalSearch } from './portal-search.ts';
import type { PortalStore } from './portal-store.ts';

export interface PortalParts {
  readonly store: PortalStore;
  readonly log: Logger;
  readonly listen: Listen;
  /** Where the status page stands, if it does. */
  readonly statusUrl?: string;
}

/** The public portal: reads only. */
export const startPortal = async ({ store, log, listen, statusUrl }: PortalParts): Promise<HttpService> => {
  const fresh = new FreshSearch(store.catalogue, log);
  const search = new PortalSearch(store);
  const http = await startHttpService({
    log,
    listen,
    cacheControl: 'no-cache',
    routes: (app) => {
      app.use(readsOnly);
      app.use(apiRoutes(store, search));
      app.use(pageRoutes(store, search, statusUrl));
    },
    ready: async () => {
      await store.check();
      fresh.check();
    },
    problemPage: (request, problem) => problemPage(frameOf(request), problem),
  });
  const endGauge = gaugeBounds(search.bounds);
  return {
    url: http.url,
    stop: async () => {
      endGauge();
      await fresh.stop();
      await http.stop();
    },
  };
};
