import { afterEach, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { limitConnections } from './limit-connections.ts';

const LIMIT = 10;
let server: Server;
let clock = 0;
let sockets: Socket[] = [];
/** The server's ends of these connections. */
let accepted: Socket[] = [];

const start = async (exempt: (address: string | undefined) => boolean = () => false): Promise<void> => {
  clock = 0;
  server = createServer((request, response) => {
    request.resume();
    // A path "/wait" is answered when its client hangs up.
    if (request.url !== '/wait') request.on('end', () => response.end('done'));
  });
  limitConnections(server, LIMIT, exempt, () => clock);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
};
afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  [sockets, accepted] = [[], []];
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

/** Opens a connection that sends this text; resolves once the server has accepted it. */
const open = async (text = '', from = '127.0.0.1'): Promise<Socket> => {
  const { port } = server.address() as AddressInfo;
  const taken = once(server, 'connection');
  const socket = connect({ port, host: '127.0.0.1', localAddress: from });
  sockets.push(socket);
  socket.on('error', () => undefined);
  if (text !== '') socket.write(text);
  accepted.push((await taken)[0] as Socket);
  return socket;
};
const closed = (socket: Socket): Promise<unknown> => (socket.closed ? Promise.resolve() : once(socket, 'close'));
const answered = async (socket: Socket): Promise<string> => String((await once(socket, 'data'))[0]).split('\r\n')[0]!;
const GET = 'GET / HTTP/1.1\r\nHost: x\r\n\r\n';
const WAIT = 'GET /wait HTTP/1.1\r\nHost: x\r\n\r\n';

test('a visitor whose connections are all being answered gets no more, and others do', async () => {
  await start();
  for (let at = 0; at < LIMIT; at += 1) {
    const asked = once(server, 'request');
    await open(WAIT);
    await asked;
  }
  await closed(await open(GET));
  expect(await answered(await open(GET, '127.0.0.2'))).toBe('HTTP/1.1 200 OK');
  // A connection that ends makes room.
  sockets[0]!.destroy();
  await closed(accepted[0]!);
  expect(await answered(await open(GET))).toBe('HTTP/1.1 200 OK');
});

test.each([
  ['without a byte', ''],
  ['with half its headers', 'GET / HTTP/1.1\r\nHost: x\r\n'],
  ['with half its body', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nhalf'],
])('a visitor’s connections %s make room for one that asks', async (_what, text) => {
  await start();
  for (let at = 0; at < LIMIT; at += 1) await open(text);
  expect(await answered(await open(GET))).toBe('HTTP/1.1 200 OK');
  await closed(sockets[0]!);
  expect(sockets[1]!.destroyed).toBe(false);
});

test('a fifth of the limit may be half open for more than a second', async () => {
  await start();
  for (let at = 0; at < 4; at += 1) await open('GET / HTTP/1.1\r\n');
  expect(await answered(await open(GET))).toBe('HTTP/1.1 200 OK');
  expect(sockets.slice(0, 4).map(({ destroyed }) => destroyed)).toEqual([false, false, false, false]);
  clock = 2000;
  await open();
  await closed(sockets[0]!);
  await open();
  await closed(sockets[1]!);
  expect(sockets.map(({ destroyed }) => destroyed)).toEqual([true, true, false, false, false, false, false]);
});

test('a kept-alive connection with an incomplete request is closed before an idle one', async () => {
  await start();
  for (let at = 0; at < LIMIT; at += 1) expect(await answered(await open(GET))).toBe('HTTP/1.1 200 OK');
  clock = 2000;
  const before = accepted[3]!.bytesRead;
  sockets[3]!.write('GET / HT');
  while (accepted[3]!.bytesRead === before) await turn();
  expect(await answered(await open(GET))).toBe('HTTP/1.1 200 OK');
  await closed(sockets[3]!);
  expect(sockets.filter(({ destroyed }) => destroyed)).toEqual([sockets[3]]);
  expect(await answered(await open(GET))).toBe('HTTP/1.1 200 OK');
  await closed(sockets[0]!);
});

test('a proxy’s connections are not counted', async () => {
  await start((address) => address === '127.0.0.9');
  for (let at = 0; at < 3 * LIMIT; at += 1) await open('', '127.0.0.9');
  expect(await connectionsOf()).toBe(3 * LIMIT);
});

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const connectionsOf = (): Promise<number> =>
  new Promise((resolve) => server.getConnections((_error, count) => resolve(count)));
