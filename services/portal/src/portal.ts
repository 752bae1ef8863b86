import { readsOnly, startHttpService, type HttpService, type Listen, type Logger } from '@moisson/runtime';
import { problemPage } from '@moisson/ui';
import { apiRoutes } from './api-routes.ts';
import { frameOf } from './frame.ts';
import { FreshSearch } from './fresh-search.ts';
import { pageRoutes } from './page-routes.ts';
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
  const search = new FreshSearch(store.catalogue, log);
  const http = await startHttpService({
    log,
    listen,
    cacheControl: 'no-cache',
    routes: (app) => {
      app.use(readsOnly);
      app.use(apiRoutes(store));
      app.use(pageRoutes(store, statusUrl));
    },
    ready: async () => {
      await store.check();
      search.check();
    },
    problemPage: (request, problem) => problemPage(frameOf(request), problem),
  });
  return {
    url: http.url,
    stop: async () => {
      await search.stop();
      await http.stop();
    },
  };
};
