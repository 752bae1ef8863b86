import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { request as send, type IncomingMessage } from 'node:http';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { startNode, stopProcess, untilOutput } from '../support/process.ts';
import { freePorts } from '../support/free-ports.ts';

const ATTACKER = '127.0.0.2';
const VISITOR = '127.0.0.3';
const PROXY = '127.0.0.9';
/** More connections than the service accepts in all. */
const MANY = 1300;
const PER_ADDRESS = 100;

let dir: string;
let service: ChildProcess;
let portal: URL;
let operator: URL;
let metrics: URL;
const sockets: Socket[] = [];

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'moisson-visitors-'));
  service = startNode('services/standalone/src/cli.ts', ['serve'], {
    MOISSON_DATA_DIR: dir,
    MOISSON_LOG_LEVEL: 'error',
    ...freePorts,
    MOISSON_TRUSTED_PROXIES: `${PROXY}, 10.0.0.0/8`,
  });
  const said = await untilOutput(service, /Metrics\s+http:\S+/);
  const urlOf = (name: string): URL => new URL(new RegExp(`${name}\\s+(http:\\S+)`).exec(said)![1]!);
  [portal, operator, metrics] = [urlOf('Portal'), urlOf('Operator'), urlOf('Metrics')];
});
afterAll(async () => {
  for (const socket of sockets) socket.destroy();
  await stopProcess(service);
  await rm(dir, { recursive: true, force: true });
});

const closed = (socket: Socket): Promise<unknown> =>
  socket.closed ? Promise.resolve() : new Promise((resolve) => socket.once('close', resolve));

/** Connections opened at a time: few enough that none waits for a retry of the kernel. */
const BATCH = 250;

/** Opens this many connections that each send these words, while others are served. */
const flood = async (to: URL, count: number, words: string, from = ATTACKER): Promise<Socket[]> => {
  const opened: Socket[] = [];
  while (opened.length < count) {
    const batch = Array.from({ length: Math.min(BATCH, count - opened.length) }, () => open(to, words, from));
    opened.push(...batch);
    await Promise.all(batch.map((socket) => Promise.race([connected(socket), closed(socket)])));
    expect((await ask(to, '/livez')).status).toBe(200);
  }
  return opened;
};

const open = (to: URL, words: string, from: string): Socket => {
  const socket = connect({ host: '127.0.0.1', port: Number(to.port), localAddress: from });
  sockets.push(socket);
  socket.on('error', () => undefined);
  socket.resume();
  socket.write(words);
  return socket;
};
const connected = (socket: Socket): Promise<unknown> => new Promise((resolve) => socket.once('connect', resolve));

/** Sends one request from an address, over its own connection. */
const ask = async (
  to: URL,
  path: string,
  from = VISITOR,
  headers: Readonly<Record<string, string>> = {},
): Promise<{ status: number; headers: IncomingMessage['headers']; body: string }> => {
  const outgoing = send({ host: '127.0.0.1', port: to.port, path, localAddress: from, headers, agent: false });
  outgoing.end();
  const [response] = (await once(outgoing, 'response')) as [IncomingMessage];
  return { status: response.statusCode!, headers: response.headers, body: await text(response) };
};

const endAll = async (opened: readonly Socket[]): Promise<void> => {
  for (const socket of opened) socket.destroy();
  await Promise.all(opened.map(closed));
};
const stillOpen = (opened: readonly Socket[]): number => opened.filter(({ destroyed }) => !destroyed).length;

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const untilBounded = async (opened: readonly Socket[]): Promise<void> => {
  while (stillOpen(opened) > PER_ADDRESS) await turn();
};

describe('one visitor', () => {
  test.each([
    ['silent connections', ''],
    ['unfinished headers', 'GET / HTTP/1.1\r\nHost: x\r\nX-Slow: '],
    ['unfinished bodies', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\nslow'],
    ['endless chunks', 'POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nslow!\r\n'],
    ['connections kept alive', 'GET /livez HTTP/1.1\r\nHost: x\r\n\r\n'],
  ])(`with ${MANY} %s keeps ${PER_ADDRESS} at most, and locks no other out`, async (_what, words) => {
    const opened = await flood(portal, MANY, words);
    expect((await ask(portal, '/api/v1/datasets')).status).toBe(200);
    await untilBounded(opened);
    expect((await ask(portal, '/')).status).toBe(200);
    await endAll(opened);
  });

  test('with half-open connections leaves room for others at its address', async () => {
    const opened = await flood(portal, PER_ADDRESS, 'GET / HTTP/1.1\r\n');
    expect((await ask(portal, '/', ATTACKER)).status).toBe(200);
    await endAll(opened);
  });

  test('with thousands of requests over one connection has few of them processed at a time', async () => {
    const requests = 1000;
    const asked = 'GET /?lang=fr HTTP/1.1\r\nHost: x\r\n\r\n';
    const one = open(portal, asked.repeat(requests - 1), ATTACKER);
    const answered = text(one);
    one.write('GET /livez HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
    expect((await ask(portal, '/')).status).toBe(200);
    const answers = (await answered).match(/HTTP\/1\.1 \d+/g)!;
    const refused = answers.filter((answer) => answer.endsWith('429')).length;
    expect({ answers: answers.length, some: refused > 0 && refused < requests }).toEqual({
      answers: requests,
      some: true,
    });
    // Requests that it aborted are not counted for ever.
    for (let times = 0; times < 2; times += 1) await endAll(await flood(portal, 3, asked.repeat(requests)));
    while ((await ask(portal, '/', ATTACKER)).status !== 200) await turn();
  });

  test('gets no more by naming others in X-Forwarded-For', async () => {
    const opened = await flood(portal, 3 * PER_ADDRESS, '');
    for (const socket of opened)
      if (!socket.destroyed) socket.write('GET / HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: 192.0.2.1\r\n');
    await untilBounded(opened);
    expect((await ask(portal, '/')).status).toBe(200);
    await endAll(opened);
  });
});

describe('behind a trusted proxy', () => {
  /** A request that the operator's side answers once a run has ended: not during this test. */
  const WAITING = '/api/v1/sources/nulle/runs/after/1';
  const waiting = (visitor: string): string =>
    `GET ${WAITING} HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Forwarded-For: 203.0.113.66, ${visitor}\r\n\r\n`;

  test(`the proxy holds more than ${PER_ADDRESS} connections, each of its visitors has ${PER_ADDRESS} requests, and no more`, async () => {
    const opened = await flood(operator, PER_ADDRESS, waiting('198.51.100.7'), PROXY);
    const idle = await flood(operator, 2 * PER_ADDRESS, '', PROXY);
    const asVisitor = (visitor: string) => ask(operator, '/', PROXY, { host: '127.0.0.1', 'x-forwarded-for': visitor });
    while ((await asVisitor('198.51.100.7')).status !== 429) await turn();
    // What the visitor wrote before the proxy's entry is ignored; so is a port.
    for (const same of [
      '192.0.2.9, 198.51.100.7',
      '198.51.100.7:5000',
      '::ffff:198.51.100.7',
      '198.51.100.7, 10.1.2.3',
    ])
      expect({ same, status: (await asVisitor(same)).status }).toEqual({ same, status: 429 });
    const refused = await asVisitor('198.51.100.7');
    expect(refused.headers).toMatchObject({ 'retry-after': '1', 'cache-control': 'no-store' });
    expect((await asVisitor('198.51.100.8')).status).toBe(200);
    expect(stillOpen([...opened, ...idle])).toBe(3 * PER_ADDRESS);
    await endAll([...opened, ...idle]);
    while ((await asVisitor('198.51.100.7')).status !== 200) await turn();
  });
});

test('metrics are on an interface of their own, for names of loopback, and on no other port', async () => {
  expect((await ask(metrics, '/metrics')).body).toContain('moisson_held');
  expect((await ask(metrics, '/metrics', VISITOR, { host: '127.example.com' })).status).toBe(403);
  for (const url of [portal, operator])
    for (const path of ['/metrics', '/metrics/', '/METRICS', '/%6detrics'])
      expect((await ask(url, path)).status).toBe(404);
});
