import { forVisitors } from '@moisson/kernel';
import compression from 'compression';
import express, { type Express, type Request, type RequestHandler } from 'express';
import helmet from 'helmet';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import type { Listen } from './config.ts';
import { gaugeBounds } from './gauge-bounds.ts';
import { healthRoutes } from './health-routes.ts';
import { rememberLanguage } from './language.ts';
import { limitConnections } from './limit-connections.ts';
import { limitRequests } from './limit-requests.ts';
import { logUnreadable } from './log-unreadable.ts';
import { openToAnySite } from './open-to-any-site.ts';
import { notFound, problemHandler, type HttpProblem } from './problem-json.ts';
import { trustedProxies } from './trusted-proxies.ts';

const MAX_CONNECTIONS = 1000;
const CONNECTIONS_PER_ADDRESS = 100;
/** Time limits for a visitor, in milliseconds. Node checks them once every two seconds. */
const PATIENCE = {
  /** For the headers of a request; on a new connection, counted from its opening. */
  headersTimeout: 10_000,
  /** For a request with its body. */
  requestTimeout: 30_000,
  /** For the next request on a connection that is kept alive. */
  keepAliveTimeout: 5000,
  connectionsCheckingInterval: 2000,
};
/** Milliseconds without a byte in either direction. Longer than the longest wait of an answer (20 s). */
const SILENCE_MS = 60_000;

export interface HttpServiceParts {
  readonly log: Logger;
  readonly listen: Listen;
  /** Adds the service's own routes. */
  readonly routes: (app: Express) => void;
  /** If given, health routes are served. Rejects when the service cannot do its work; a source that is down is no reason. */
  readonly ready?: () => Promise<void>;
  /** Returns false if work is waiting and nothing advances. */
  readonly live?: () => boolean;
  /** The default `Cache-Control` of successful answers; problems and health always have `no-store`. */
  readonly cacheControl?: string;
  /** Maximum of open connections; further ones are closed at once. */
  readonly maxConnections?: number;
  /** For public services: pages of any site may read its API, and its problems leave out details for operators. */
  readonly isPublic?: boolean;
  /** The paths that may be read by POST as well, of a public service. */
  readonly readsByPost?: (path: string) => boolean;
  readonly problemPage?: (request: Request, problem: HttpProblem) => string;
}

export interface HttpService {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts an express service with what all of ours have: security headers, limits on visitors, health, problems as RFC 9457. */
export const startHttpService = async (parts: HttpServiceParts): Promise<HttpService> => {
  const { log, listen, routes, ready, live = () => true, maxConnections = MAX_CONNECTIONS } = parts;
  const { cacheControl = 'no-store' } = parts;
  const { trustedProxies: proxies = [], connectionsPerAddress = CONNECTIONS_PER_ADDRESS } = listen;
  const isProxy = trustedProxies(proxies);
  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.set('trust proxy', isProxy);
  app.use(cache('no-store'));
  if (parts.isPublic === true) app.use(openToAnySite(parts.readsByPost));
  app.use(limitRequests(connectionsPerAddress));
  app.use(
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'none'"],
          styleSrc: ["'self'"],
          imgSrc: ["'self'"],
          formAction: ["'self'"],
          baseUri: ["'none'"],
          frameAncestors: ["'none'"],
        },
      },
      strictTransportSecurity: false,
      // With helmet's own "no-referrer" browsers send `Origin: null` with our forms, which then look like another site's.
      referrerPolicy: { policy: 'same-origin' },
    }),
    compression(),
  );
  if (ready !== undefined) app.use(healthRoutes(ready, live));
  app.use(rememberLanguage, cache(cacheControl));
  routes(app);
  app.use(notFound);
  app.use(problemHandler(log, parts.problemPage, parts.isPublic === true ? forVisitors : undefined));
  const server = createServer(PATIENCE, app);
  server.timeout = SILENCE_MS;
  server.maxConnections = maxConnections;
  limitConnections(server, connectionsPerAddress, isProxy);
  server.listen(listen.port, listen.host);
  await once(server, 'listening');
  let connections = 0;
  server.on('connection', (socket) => {
    connections += 1;
    socket.once('close', () => (connections -= 1));
  });
  const endUnreadable = logUnreadable(log);
  const endGauge = gaugeBounds([{ name: 'http.connections', limit: maxConnections, held: () => connections }]);
  const { port } = server.address() as AddressInfo;
  const host = listen.host.includes(':') ? `[${listen.host}]` : listen.host;
  return {
    url: `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}`,
    stop: async () => {
      endGauge();
      endUnreadable();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      setTimeout(() => server.closeAllConnections(), 2000).unref();
      await closed;
    },
  };
};

const cache =
  (value: string): RequestHandler =>
  (_request, response, next) => {
    response.set('cache-control', value);
    next();
  };
