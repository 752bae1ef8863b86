import { anonymous } from '@moisson/operations';
import { operationRoutes } from '@moisson/operations/http';
import {
  gaugeBounds,
  languageOf,
  logNotices,
  originOf,
  readsOnly,
  startHttpService,
  type HttpService,
  type Listen,
  type Logger,
} from '@moisson/runtime';
import { problemPage } from '@moisson/ui';
import { ChangeTail } from './changes/change-tail.ts';
import { changeStreamRoutes } from './changes/change-stream-routes.ts';
import { StreamPlaces } from './changes/stream-places.ts';
import { GoneDataset } from './datasets/public-dataset.ts';
import { frameOf, problemFrameOf } from './frame.ts';
import { mcpRoutes } from './mcp/mcp-routes.ts';
import { portalOperations } from './open-api.ts';
import { FreshSearch } from './search/fresh-search.ts';
import { pageRoutes } from './page-routes.ts';
import { PortalSearch } from './search/portal-search.ts';
import { removedPage } from './datasets/removed-page.ts';
import type { PortalStore } from './portal-store.ts';
import { sitemapRoutes } from './sitemaps/sitemap-routes.ts';

export interface PortalParts {
  readonly store: PortalStore;
  readonly log: Logger;
  readonly listen: Listen;
  /** The address of the status page, if there is one. */
  readonly statusUrl?: string;
  /** The portal's public address; if absent, each request's own host is used. */
  readonly portalUrl?: string;
  /** Whether another service answers searches: the portal is then ready without it, and shows datasets while it is away. */
  readonly isSearchRemote?: boolean;
}

/** Starts the public portal: it only reads. */
export const startPortal = async (parts: PortalParts): Promise<HttpService> => {
  const { store, log, listen, statusUrl, portalUrl, isSearchRemote = false } = parts;
  const endNotices = logNotices(log);
  const fresh = new FreshSearch(store.search, log);
  const search = new PortalSearch(store);
  const [tail, streams] = [new ChangeTail(store.changeFeed), new StreamPlaces()];
  const http = await startHttpService({
    log,
    listen,
    isPublic: true,
    cacheControl: 'no-cache',
    routes: (app) => {
      // Before the rule that nothing is posted: a call of a tool is a POST, and only reads.
      app.use(mcpRoutes({ operations: portalOperations, context: { store, search }, listen, portalUrl }));
      app.use(readsOnly);
      app.use(changeStreamRoutes(store, tail, streams, portalUrl));
      app.use(
        operationRoutes(portalOperations, {
          context: { store, search },
          actorOf: () => anonymous,
          languageOf,
          originOf: (request) => originOf(request, portalUrl),
        }),
      );
      app.use(sitemapRoutes(store, portalUrl));
      app.use(pageRoutes({ store, search, statusUrl, frameFor: (request) => frameOf(request, portalUrl) }));
    },
    ready: async () => {
      await store.check();
      if (!isSearchRemote) fresh.check();
    },
    problemPage: (request, problem) => {
      const gone = GoneDataset.safeParse(problem.members?.dataset).data;
      const frame = problemFrameOf(request);
      return gone === undefined ? problemPage(frame, problem) : removedPage(frame, gone);
    },
  });
  const endGauge = gaugeBounds([...search.bounds, streams]);
  return {
    url: http.url,
    stop: async () => {
      endGauge();
      tail.stop();
      await fresh.stop();
      await http.stop();
      endNotices();
    },
  };
};
