import type { Fetching } from '@moisson/domain';
import { GuardedFetch } from '@moisson/fetching';
import { systemClock } from '@moisson/kernel';
import { anonymous } from '@moisson/operations';
import { operationRoutes } from '@moisson/operations/http';
import {
  gaugeBounds,
  languageOf,
  limitRate,
  logNotices,
  originOf,
  readsOnly,
  startHttpService,
  visitorOf,
  type ExportSettings,
  type HttpService,
  type Listen,
  type Logger,
} from '@moisson/runtime';
import { problemPage } from '@moisson/ui';
import type { Request } from 'express';
import { ckanAddressRoutes } from './ckan/address-routes.ts';
import { ckanRoutes, isCkanPath } from './ckan/ckan-routes.ts';
import { ckanParts } from './ckan/context.ts';
import { ChangeTail } from './changes/change-tail.ts';
import { changeStreamRoutes } from './changes/change-stream-routes.ts';
import { GoneDataset } from './datasets/public-dataset.ts';
import { frameOf, problemFrameOf } from './frame.ts';
import { KnownKeys } from './known-keys.ts';
import { mcpRoutes } from './mcp/mcp-routes.ts';
import { portalOperations } from './open-api.ts';
import { FreshSearch } from './search/fresh-search.ts';
import { pageRoutes } from './page-routes.ts';
import { PortalSearch } from './search/portal-search.ts';
import { removedPage } from './datasets/removed-page.ts';
import type { PortalStore } from './portal-store.ts';
import { ReportLimit } from './reports/report-limit.ts';
import { reportDataset } from './reports/report-operations.ts';
import { reportBody, reportRoutes } from './reports/report-routes.ts';
import { NightFolder } from './nightly/night-folder.ts';
import { checkSchedule, writeNights } from './nightly/write-nights.ts';
import { themeNames } from './theme-names.ts';
import { StreamPlaces } from './stream-places.ts';
import { sitemapRoutes } from './sitemaps/sitemap-routes.ts';
import { CatalogueRoll } from './catalogue/catalogue-roll.ts';
import { VALIDATE_PATH, validateGiven } from './validation/validation-operations.ts';
import { documentBody, validationRoutes } from './validation/validation-routes.ts';
import { siteOf } from './catalogue/publishing.ts';
import { publishingRoutes } from './catalogue/publishing-routes.ts';

export interface PortalParts {
  readonly store: PortalStore;
  readonly log: Logger;
  readonly listen: Listen;
  /** The address of the status page, if there is one. */
  readonly statusUrl?: string;
  /** The nightly files; without it, none are written nor served. */
  readonly exports?: ExportSettings;
  /** The portal's public address; if absent, each request's own host is used. */
  readonly portalUrl?: string;
  /** The address of e-mail of who runs the portal: other catalogues are told it. */
  readonly contactEmail?: string;
  /** Signs what callers bring back, such as resumption tokens: the same for all portals. Without it, this process makes its own. */
  readonly secret?: string;
  /** Gets the documents that visitors give the address of; by default one that reaches public addresses only. */
  readonly fetching?: Fetching;
  /** Whether another service answers searches: the portal is then ready without it, and shows datasets while it is away. */
  readonly isSearchRemote?: boolean;
}

/** Open streams of changes: each takes a connection and little memory. */
const MAX_STREAMS = { all: 300, perVisitor: 10 };
/** Exports under way: each has a hundred datasets in memory. */
const MAX_EXPORTS = { all: 8, perVisitor: 2 };

/** Documents that are being judged: each takes CPU time, and perhaps a request to another server. */
const MAX_VALIDATIONS = { all: 4, perVisitor: 1 };

/** Paths that are posted to and change nothing. */
const readsByPost = (path: string): boolean => isCkanPath(path) || path === VALIDATE_PATH;

/** Starts the public portal: it only reads, but for the reports that it hands over. */
export const startPortal = async (parts: PortalParts): Promise<HttpService> => {
  const { store, log, listen, statusUrl, portalUrl, contactEmail, secret, isSearchRemote = false, exports } = parts;
  if (exports !== undefined) checkSchedule(exports);
  const endNotices = logNotices(log);
  const fresh = new FreshSearch(store.search, log);
  const search = new PortalSearch(store);
  const { bounds: ckanBounds, ...ckanReads } = ckanParts({ store, search });
  const roll = new CatalogueRoll(store);
  const siteFor = siteOf(portalUrl, contactEmail);
  const [tail, streams] = [new ChangeTail(store.changeFeed), new StreamPlaces('portal.streams', MAX_STREAMS)];
  const keys = new KnownKeys(store.apiKeys);
  const { requestsPerMinute = 0 } = listen;
  const rate = requestsPerMinute === 0 ? undefined : limitRate(requestsPerMinute, keys.idOf);
  const own =
    parts.fetching === undefined ? new GuardedFetch({ egressAllow: [], userAgent: 'Moisson' }, systemClock) : undefined;
  const context = {
    ...{ store, search, exports: new StreamPlaces('portal.exports', MAX_EXPORTS) },
    nights: exports === undefined ? undefined : new NightFolder(exports.dir),
    ...{ validations: new StreamPlaces('portal.validations', MAX_VALIDATIONS), fetching: parts.fetching ?? own! },
    reporters: new ReportLimit(),
  };
  const serving = {
    context,
    actorOf: () => anonymous,
    languageOf,
    originOf: (request: Request) => originOf(request, portalUrl),
    visitorOf: (request: Request) => visitorOf(request.ip),
  };
  const frameFor = (request: Request) => frameOf(request, portalUrl);
  const mcp = mcpRoutes({ operations: portalOperations, context, listen, portalUrl });
  const http = await startHttpService({
    log,
    listen,
    isPublic: true,
    cacheControl: 'no-cache',
    readsByPost,
    routes: (app) => {
      if (rate !== undefined) app.use(rate.routes);
      // Before the rule that nothing is posted: CKAN's clients and calls of tools post, and only read.
      app.use(ckanRoutes(ckanReads, log, portalUrl));
      app.use(mcp.router);
      app.use(publishingRoutes({ ...context, roll, siteFor }, secret));
      app.use(documentBody(), operationRoutes([validateGiven], serving));
      app.use(validationRoutes({ ...context, statusUrl, siteFor, frameFor }));
      app.use(reportBody(), operationRoutes([reportDataset], serving));
      app.use(reportRoutes({ ...context, statusUrl, siteFor, frameFor }));
      app.use(readsOnly);
      app.use(changeStreamRoutes(store, tail, streams, portalUrl));
      app.use(operationRoutes(portalOperations, serving));
      app.use(sitemapRoutes(store, portalUrl));
      app.use(ckanAddressRoutes());
      app.use(pageRoutes({ ...context, statusUrl, siteFor, frameFor }));
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
  const { nights: folder } = context;
  // Without a public address, IRIs are those that this machine knows.
  const site = { origin: portalUrl ?? http.url, themeNames };
  const endNights =
    exports === undefined || folder === undefined
      ? undefined
      : writeNights({ context, folder, settings: exports, site }, log);
  const endGauge = gaugeBounds([
    ...search.bounds,
    ...ckanBounds,
    ...roll.bounds,
    streams,
    context.exports,
    keys.bound,
    ...(rate === undefined ? [] : [rate.bound]),
    context.validations,
    context.reporters.bound,
  ]);
  return {
    url: http.url,
    stop: async () => {
      endGauge();
      await endNights?.();
      tail.stop();
      await mcp.close();
      await fresh.stop();
      await http.stop();
      own?.close();
      endNotices();
    },
  };
};
