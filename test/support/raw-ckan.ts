import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';

export interface RawServer {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** Starts a server on loopback that answers every request by this function. */
export const startRaw = async (
  answer: (request: IncomingMessage, response: ServerResponse) => void | Promise<void>,
): Promise<RawServer> => {
  const server = createServer((request, response) => {
    response.on('error', () => undefined);
    void Promise.resolve(answer(request, response)).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

/** Writes a text, and waits if the reader is slower. */
export const send = async (response: ServerResponse, text: string | Uint8Array): Promise<void> => {
  if (response.destroyed) throw new Error('the reader is gone');
  if (response.write(text)) return;
  const gone = new AbortController();
  const end = (): void => gone.abort();
  response.once('close', end);
  await once(response, 'drain', { signal: gone.signal });
  response.off('close', end);
};

/** Starts a CKAN catalogue whose records are given by `recordAt`, as JSON text. */
export const startRawCkan = (
  claimed: number | (() => number),
  recordAt: (at: number) => string | Promise<string>,
): Promise<RawServer> =>
  startRaw(async (request, response) => {
    const size = typeof claimed === 'number' ? claimed : claimed();
    const query = new URL(request.url ?? '/', 'http://x').searchParams;
    const [start, rows] = [Number(query.get('start')), Number(query.get('rows'))];
    response.setHeader('content-type', 'application/json');
    await send(response, `{"success":true,"result":{"count":${size},"results":[`);
    for (let at = start; at < Math.min(size, start + rows); at += 1)
      await send(response, `${at > start ? ',' : ''}${await recordAt(at)}`);
    response.end(']}}');
  });
