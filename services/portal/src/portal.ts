import { startHttpService, type HttpService, type Listen, type Logger } from '@moisson/runtime';
import { problemPage } from '@moisson/ui';
import { apiRoutes } from './api-routes.ts';
import { frameOf } from './frame.ts';
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
export const startPortal = ({ store, log, listen, statusUrl }: PortalParts): Promise<HttpService> =>
  startHttpService({
    log,
    listen,
    routes: (app) => {
      app.use(apiRoutes(store));
      app.use(pageRoutes(store, statusUrl));
    },
    ready: () => store.check(),
    problemPage: (request, problem) => problemPage(frameOf(request), problem),
  });
