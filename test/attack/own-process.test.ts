import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { request as send, type IncomingMessage } from 'node:http';
import { connect, type Socket } from 'node:net';
import { startNode, stopProcess, untilOutput } from '../support/process.ts';

// Services of the distributed form listen, and check tokens, before their servers answer; here the servers never answer.
const TOKEN = 'f3a91c07d5e84b26a0c9f17e63d28b54';
const env = {
  MOISSON_FORM: 'distributed',
  KAFKA_BROKERS: '127.0.0.1:1',
  MONGODB_URI: 'mongodb://127.0.0.1:1/nulle',
  MOISSON_PORTAL_PORT: '0',
  MOISSON_OPERATOR_PORT: '0',
  MOISSON_METRICS_PORT: '0',
  MOISSON_OPERATOR_TOKEN: TOKEN,
};
interface Served {
  readonly child: ChildProcess;
  readonly port: string;
  readonly metricsPort: string;
}
const served: Served[] = [];
const start = async (name: 'portal' | 'operator'): Promise<Served> => {
  const child = startNode(`services/${name}/src/main.ts`, [], env);
  const said = await untilOutput(child, /"service\.started".*\n/);
  const { url, metricsUrl } = JSON.parse(/.*"service\.started".*/.exec(said)![0]) as Record<string, string>;
  return { child, port: new URL(url!).port, metricsPort: new URL(metricsUrl!).port };
};
beforeAll(async () => {
  served.push(...(await Promise.all((['portal', 'operator'] as const).map(start))));
});
afterAll(async () => {
  await Promise.all(served.map(({ child }) => stopProcess(child)));
});

const ask = async (
  port: string,
  path: string,
  headers: Readonly<Record<string, string>> = {},
  method = 'GET',
): Promise<string> => {
  const outgoing = send({ host: '127.0.0.1', port, path, method, headers, agent: false });
  outgoing.end();
  const [response] = (await once(outgoing, 'response')) as [IncomingMessage];
  response.resume();
  return `${response.statusCode} ${response.headers['cache-control']}`;
};

test('the operator’s side refuses rebound names, requests of pages, and requests without a token', async () => {
  const { port } = served[1]!;
  const authorization = `Bearer ${TOKEN}`;
  for (const host of ['127.example.com', 'localhost.', '[::ffff:127.0.0.1]'])
    for (const path of ['/', '/holds', '/api/v1/holds'])
      expect(await ask(port, path, { host, authorization })).toBe('403 no-store');
  expect(await ask(port, '/holds', {})).toBe('401 no-store');
  for (const headers of [
    { origin: `http://127.0.0.1:${port}` },
    { origin: 'null' },
    { 'sec-fetch-site': 'same-origin' },
  ])
    expect(await ask(port, '/api/v1/holds/h/approve', { authorization, ...headers }, 'POST')).toBe('403 no-store');
  expect(await ask(port, '/holds/h/approve', { authorization }, 'POST')).toBe('403 no-store');
});

test('one visitor’s connections lock no other visitor out, and metrics are on their own port', async () => {
  const [{ port, metricsPort }] = served as [Served];
  const sockets: Socket[] = [];
  for (let at = 0; at < 1100; at += 1) {
    const socket = connect({ host: '127.0.0.1', port: Number(port), localAddress: '127.0.0.2' });
    socket.on('error', () => undefined);
    socket.write('GET / HTTP/1.1\r\n');
    sockets.push(socket);
    if (at % 250 === 0) expect(await ask(port, '/livez')).toBe('200 no-store');
  }
  expect(await ask(port, '/livez')).toBe('200 no-store');
  for (const socket of sockets) socket.destroy();
  expect(await ask(port, '/metrics')).toBe('404 no-store');
  expect(await ask(metricsPort, '/metrics')).toBe('200 no-store');
  expect(await ask(metricsPort, '/metrics', { host: '127.example.com' })).toBe('403 no-store');
});
