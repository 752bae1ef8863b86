import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Answer } from './answer.ts';
import { badAnswers } from './bad-answers.ts';
import { demanded, type Demand, type SimulatedTls } from './demand.ts';
import { serveCkan } from './serve-ckan.ts';
import { serveDcatUs } from './serve-dcat-us.ts';
import { serveDcat } from './serve-dcat.ts';
import { serveHub } from './serve-hub.ts';
import { serveMoissonApi } from './serve-moisson.ts';
import { serveOgcRecords } from './serve-ogc-records.ts';
import { serveCsw } from './serve-csw.ts';
import { serveOaiPmh } from './serve-oai-pmh.ts';
import { serveOpendatasoft } from './serve-opendatasoft.ts';
import { serveSchemaOrg } from './serve-schema-org.ts';
import { serveTable } from './serve-table.ts';
import { serveSocrata } from './serve-socrata.ts';
import { serveStac } from './serve-stac.ts';
import { serveUdata } from './serve-udata.ts';
import type { SimulatedCatalogue, SimulatedProtocol } from './simulated-catalogue.ts';

const protocols: Readonly<Record<SimulatedProtocol, (catalogue: SimulatedCatalogue, url: URL) => Answer>> = {
  ckan: serveCkan,
  'arcgis-hub': serveHub,
  'dcat-us': serveDcatUs,
  dcat: serveDcat,
  csw: serveCsw,
  'oai-pmh': serveOaiPmh,
  opendatasoft: serveOpendatasoft,
  table: serveTable,
  moisson: serveMoissonApi,
  'ogc-records': serveOgcRecords,
  'schema-org': serveSchemaOrg,
  socrata: serveSocrata,
  stac: serveStac,
  udata: serveUdata,
};

/** Faults of the connection, not of the answer. */
export const connectionFaults = ['reset', 'hang'] as const;

/** Serves one catalogue on a loopback port of its own, in its own protocol. */
export class CatalogueServer {
  readonly catalogue: SimulatedCatalogue;
  readonly #server: Server;
  /** Requests other than those for a robots.txt beside an API. */
  requests = 0;
  /** Headers of the last request. */
  headers: IncomingHttpHeaders = {};
  /** What each request must have. */
  demand: Demand = {};

  private constructor(catalogue: SimulatedCatalogue, server: Server) {
    this.catalogue = catalogue;
    this.#server = server;
  }

  /** `tls`: by https. */
  static async start(catalogue: SimulatedCatalogue, tls?: SimulatedTls): Promise<CatalogueServer> {
    const server = tls === undefined ? createServer() : createTlsServer(settingsOf(tls));
    const started = new CatalogueServer(catalogue, server);
    server.on('request', (request, response) => started.#answer(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    catalogue.url = `${tls === undefined ? 'http' : 'https'}://127.0.0.1:${(server.address() as AddressInfo).port}`;
    return started;
  }

  get url(): string {
    return this.catalogue.url;
  }

  async stop(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#server.closeAllConnections();
    await closed;
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    // The site of schema.org pages serves its own, which names the sitemap.
    const { robots, fault: down } = this.catalogue;
    if (request.url === '/robots.txt' && this.catalogue.options.protocol !== 'schema-org' && !isDown(down)) {
      const status = robots === undefined ? 404 : 200;
      response.writeHead(status, { 'content-type': 'text/plain' }).end(robots ?? '');
      return;
    }
    this.requests += 1;
    this.catalogue.answers += 1;
    this.headers = request.headers;
    const { fault, options } = this.catalogue;
    if (fault === 'reset') {
      request.socket.destroy();
      return;
    }
    if (fault === 'hang') return;
    const url = new URL(request.url ?? '/', this.url);
    const { standIn, movedTo } = this.catalogue;
    if (movedTo !== undefined) {
      response.writeHead(302, { location: `${movedTo}${url.pathname}${url.search}` }).end();
      return;
    }
    const answer = (asked: URL): Answer => protocols[options.protocol](standIn ?? this.catalogue, asked);
    const good = demanded(this.demand, answer(url), request.headers, url);
    const { status, headers, body, cut } = fault === undefined ? good : badAnswers[fault]!(good, url, answer);
    if (
      fault === undefined &&
      status === 200 &&
      headers.etag !== undefined &&
      headers.etag === request.headers['if-none-match']
    ) {
      response.writeHead(304, { etag: headers.etag }).end();
      return;
    }
    const bytes = Buffer.from(body);
    response.writeHead(
      status,
      status === 204 ? headers : { ...headers, 'content-length': cut ? bytes.length + 100 : bytes.length },
    );
    if (cut) response.write(bytes, () => response.destroy());
    else response.end(bytes);
  }
}

const isDown = (fault: string | undefined): boolean => connectionFaults.some((one) => one === fault);

const settingsOf = ({ cert, key, clientAuthority }: SimulatedTls): object => ({
  cert,
  key,
  ...(clientAuthority === undefined ? {} : { ca: clientAuthority, requestCert: true, rejectUnauthorized: true }),
});
