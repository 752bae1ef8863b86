import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';

/** Accepts connections and sends nothing: an HTTP client waits for headers, an HTTPS client for the handshake. */
const silent = (): Server => createServer();

const http = (listener: RequestListener): Server => createHttpServer(listener);

const bytes = (text: string, every: number): RequestListener => {
  return (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    const timer = setInterval(() => response.write(text), every);
    response.once('close', () => clearInterval(timer));
  };
};
/** A page of a CKAN catalogue that never ends: with other records each time. */
const endlessPage = (): RequestListener => {
  let next = 0;
  return (_request, response) => {
    const results = Array.from({ length: 10 }, () => ({ id: `r${(next += 1)}`, title: `Jeu ${next}`, resources: [] }));
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ success: true, result: { count: 1_000_000, results } }));
  };
};
const answer =
  (body: string | Uint8Array, headers: Record<string, string> = {}): RequestListener =>
  (_request, response) =>
    void response.writeHead(200, { 'content-type': 'application/json', ...headers }).end(body);

/** Ways in which a source wastes our time, by name. `https` is not served: its handshake never ends. */
const faults: Readonly<Record<string, () => Server>> = {
  'no headers': silent,
  'no handshake': silent,
  'no body': () =>
    http((_request, response) => {
      response.writeHead(200).flushHeaders();
    }),
  'one byte a second': () => http(bytes(' ', 1000)),
  'endless body': () => http(bytes(`"${'x'.repeat(100_000)}",`, 50)),
  'endless redirects': () =>
    http((request, response) => void response.writeHead(302, { location: `${request.url}&more` }).end()),
  'endless pages': () => http(endlessPage()),
  'gzip bomb': () => http(answer(gzipSync(Buffer.alloc(50_000_000, 0x20)), { 'content-encoding': 'gzip' })),
  'deep JSON': () => http(answer('['.repeat(1_000_000))),
  'XML bomb': () => http(answer('<!DOCTYPE a [<!ENTITY b "&c;&c;">]><a>&b;</a>', { 'content-type': 'text/xml' })),
  reset: () => createServer((socket) => void socket.resetAndDestroy()),
};
/** All faults but a name that does not resolve, which needs no server. */
export const servedFaults = Object.keys(faults);

export interface BadServer {
  readonly fault: string;
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** Starts a server on loopback that fails in this way. */
export const startBadServer = async (fault: string): Promise<BadServer> => {
  const server = faults[fault]!();
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const scheme = fault === 'no handshake' ? 'https' : 'http';
  return {
    fault,
    url: `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
};
