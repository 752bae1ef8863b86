import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { bodyOf, connect, datasetsOf, MoissonApiError } from './index.ts';

const answers: Readonly<Record<string, { readonly status: number; readonly type: string; readonly body: string }>> = {
  '/api/v1/datasets': { status: 502, type: 'text/html', body: '<h1>Bad gateway</h1>' },
  '/api/v1/organizations': {
    status: 429,
    type: 'application/problem+json',
    body: JSON.stringify({ code: 'request.too-many', title: 'Trop de demandes', status: 429 }),
  },
  '/api/v1/sources': { status: 200, type: 'application/json', body: '{"items":[]}' },
};
let server: Server;
let url: string;
const languages: (string | undefined)[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    languages.push(request.headers['accept-language']);
    const { status, type, body } = answers[new URL(request.url!, 'http://a').pathname]!;
    response.writeHead(status, { 'content-type': type }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
});

test('a refusal has the portal’s problem; one of a proxy has its status', async () => {
  const refused = bodyOf(connect(url).GET('/api/v1/organizations'));
  await expect(refused).rejects.toMatchObject({ status: 429, problem: { code: 'request.too-many' } });
  const failed = datasetsOf(connect(url)).next();
  await expect(failed).rejects.toThrow(MoissonApiError);
  await expect(failed).rejects.toMatchObject({ status: 502, problem: undefined });
});

test('asks in the language that was given', async () => {
  languages.length = 0;
  expect(await bodyOf(connect(url, { language: 'en' }).GET('/api/v1/sources'))).toEqual({ items: [] });
  expect(languages).toEqual(['en']);
});
