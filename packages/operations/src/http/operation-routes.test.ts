import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { said, type MoissonError } from '@moisson/kernel';
import express, { type NextFunction, type Request, type Response as Reply } from 'express';
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { anonymous, operatorOf } from '../actor.ts';
import { accepted, answer, created, movedTo, serialized, type Answer } from '../answer.ts';
import { operationsOf, type Operation } from '../operation.ts';
import { operationRoutes } from './operation-routes.ts';

interface Context {
  readonly greeting: string;
}
const any = { description: 'Any', schema: z.any() };
const operation = (path: string, run: () => Promise<Answer<unknown>>): Operation<Context> =>
  operationsOf<Context>()({
    ...{ id: path, method: 'get', path, summary: said('', ''), access: 'public', problems: [] },
    input: { query: z.object({ cursor: z.string().optional() }) },
    output: { 200: any },
    run,
  });
const operations = [
  operationsOf<Context>()({
    ...{ id: 'greet', method: 'post', path: '/greet/{name}', summary: said('', ''), access: 'operator', problems: [] },
    input: { params: z.object({ name: z.string() }) },
    output: { 200: any },
    run: async ({ input, actor, language, context }) =>
      answer(`${context.greeting} ${input.params.name}, ${actor.name} ${language}`),
  }),
  operation('/moved', async () => movedTo('/elsewhere')),
  operation('/created', async () => created({ id: 1 })),
  operation('/waiting', async () => accepted({}, '/ask/again')),
  operation('/list', async () => serialized(Buffer.from('{"items":[]}'), 'a b')),
];

let server: Server;
let url: string;
beforeAll(async () => {
  const app = express();
  app.set('query parser', 'simple');
  const actorOf = ({ headers }: Request) => (headers.authorization === undefined ? anonymous : operatorOf('api'));
  app.use(operationRoutes(operations, { context: { greeting: 'Bonjour' }, actorOf, languageOf: () => 'fr' }));
  app.use((error: MoissonError, _request: Request, response: Reply, _next: NextFunction) => {
    response.status(400).json({ code: error.code });
  });
  server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());

const get = (path: string, headers = {}): Promise<Response> => fetch(url + path, { headers, redirect: 'manual' });

test('an operation gets its input, the actor, the language and the context', async () => {
  const response = await fetch(`${url}/greet/Zo%C3%A9`, { method: 'POST', headers: { authorization: 'x' } });
  expect(await response.json()).toBe('Bonjour Zoé, api fr');
});

test('an operation for operators is refused to anyone else', async () => {
  const response = await fetch(`${url}/greet/x`, { method: 'POST' });
  expect(await response.json()).toEqual({ code: 'request.forbidden' });
});

test('redirects, creations and answers to wait for have their status and Location', async () => {
  const answers = await Promise.all(['/moved', '/created', '/waiting'].map((path) => get(path)));
  expect(answers.map(({ status, headers }) => [status, headers.get('location')])).toEqual([
    [301, '/elsewhere'],
    [201, null],
    [202, '/ask/again'],
  ]);
});

test('JSON text is sent unchanged, with the next page, and not again to a client that has it', async () => {
  const first = await get('/list?cursor=x&lang=en');
  expect(await first.text()).toBe('{"items":[]}');
  expect(first.headers.get('content-type')).toMatch(/^application\/json/);
  expect(first.headers.get('link')).toBe('</list?cursor=a+b&lang=en>; rel="next"');
  // Without this header, fetch sends `no-cache`, which bypasses every cache.
  const past = { 'cache-control': 'max-age=0' };
  const again = await get('/list', { ...past, 'if-none-match': first.headers.get('etag')! });
  expect(again.status).toBe(304);
});
