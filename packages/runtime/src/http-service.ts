import compression from 'compression';
import express, { type Express, type Request } from 'express';
import helmet from 'helmet';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import type { Listen } from './config.ts';
import { gaugeBounds } from './gauge-bounds.ts';
import { rememberLanguage } from './language.ts';
import { OPEN_METRICS, scrape } from './metrics.ts';
import { notFound, problemHandler, sendProblem, toHttpProblem, type HttpProblem } from './problem-json.ts';

const MAX_CONNECTIONS = 1000;

export interface HttpServiceParts {
  readonly log: Logger;
  readonly listen: Listen;
  /** Adds the service's own routes. */
  readonly routes: (app: Express) => void;
  /** Rejects, or resolves with false, when the service cannot do its work. A source that is down is no reason. */
  readonly ready: () => Promise<void>;
  /** False once work waits and nothing advances. */
  readonly live?: () => boolean;
  /** Open ones; further ones are closed at once. */
  readonly maxConnections?: number;
  readonly problemPage?: (request: Request, problem: HttpProblem) => string;
}

export interface HttpService {
  readonly url: string;
  stop(): Promise<void>;
}

/** An express service with what each of ours has: security headers, health, metrics, problems as RFC 9457. */
export const startHttpService = async (parts: HttpServiceParts): Promise<HttpService> => {
  const { log, listen, routes, ready, live = () => true, maxConnections = MAX_CONNECTIONS } = parts;
  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
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
  app.get('/livez', (_request, response) => {
    response.status(live() ? 200 : 503).json({ status: live() ? 'pass' : 'fail' });
  });
  app.get('/readyz', async (request, response) => {
    try {
      await ready();
    } catch (error) {
      // Whatever it is, it is why nothing may be sent here now.
      sendProblem(request, response, { ...toHttpProblem(error), status: 503 });
      return;
    }
    response.json({ status: 'pass' });
  });
  app.get('/metrics', async (request, response) => {
    const format = request.get('accept')?.includes('application/openmetrics-text') ? 'openmetrics' : 'prometheus';
    const type = format === 'openmetrics' ? OPEN_METRICS : 'text/plain; version=0.0.4; charset=utf-8';
    response.type(type).send(await scrape(format));
  });
  app.use(rememberLanguage);
  routes(app);
  app.use(notFound);
  app.use(problemHandler(log, parts.problemPage));
  const server = await new Promise<Server>((resolve, reject) => {
    const started: Server = app.listen(listen.port, listen.host, (error?: Error) =>
      error ? reject(error) : resolve(started),
    );
    started.requestTimeout = 30_000;
    started.maxConnections = maxConnections;
  });
  let connections = 0;
  server.on('connection', (socket) => {
    connections += 1;
    socket.once('close', () => (connections -= 1));
  });
  const endGauge = gaugeBounds([{ name: 'http.connections', limit: maxConnections, held: () => connections }]);
  const { port } = server.address() as AddressInfo;
  const host = listen.host.includes(':') ? `[${listen.host}]` : listen.host;
  return {
    url: `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}`,
    stop: async () => {
      endGauge();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      setTimeout(() => server.closeAllConnections(), 2000).unref();
      await closed;
    },
  };
};
