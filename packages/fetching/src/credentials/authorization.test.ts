import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Credential } from '@moisson/contracts';
import { systemClock } from '@moisson/kernel';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { rootCertificates } from 'node:tls';
import { GuardedFetch } from '../guarded-fetch.ts';

const SECRET = 'Canari 7f3a/é&';
const TOKEN = 'Canari7f3a-jeton';
const servers: Server[] = [];
/** Requests that each server received. */
const seen: { readonly port: number; readonly path: string; readonly headers: IncomingMessage['headers'] }[] = [];
let [own, other] = [0, 0];

/** A server that sends the whole request back, redirects, refuses, and cuts connections. */
const start = async (): Promise<number> => {
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    const { port } = server.address() as AddressInfo;
    seen.push({ port, path, headers: request.headers });
    const echo = JSON.stringify({ path, headers: request.headers });
    if (path.startsWith('/elsewhere')) response.writeHead(302, { location: `http://127.0.0.1:${other}${path}` }).end();
    else if (path.startsWith('/far')) response.writeHead(302, { location: `http://127.0.0.2:${port}${path}` }).end();
    else if (path.startsWith('/here')) response.writeHead(302, { location: path.replace('/here', '/echo') }).end();
    else if (path.startsWith('/refused')) response.writeHead(401).end(echo);
    else if (path.startsWith('/forbidden')) response.writeHead(403).end(echo);
    else if (path.startsWith('/cut')) request.socket.destroy();
    else
      response
        .writeHead(200, { link: `<${path}>; rel="next"`, etag: `"${String(request.headers.authorization)}"` })
        .end(echo);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
};
beforeAll(async () => {
  own = await start();
  other = await start();
});
beforeEach(() => {
  seen.splice(0);
});
afterAll(() => {
  for (const server of servers) server.closeAllConnections();
  for (const server of servers) server.close();
});

const parts: readonly Credential[] = [
  { kind: 'bearer', token: TOKEN },
  { kind: 'header', name: 'X-Api-Key', value: 'Canari7f3a-entete' },
  { kind: 'query', name: 'cle', value: SECRET },
];
const fetching = new GuardedFetch({ egressAllow: ['127.0.0.0/8'], userAgent: 'test' }, systemClock);
afterAll(() => fetching.close());
const politeness = { crawlDelaySeconds: 0, pageSize: 100, firstByteSeconds: 10, timeoutSeconds: 20 };
const fetch = (given = parts) =>
  fetching.forSource({ politeness }, new AbortController().signal, {
    origin: `http://127.0.0.1:${own}`,
    parts: given,
  });
const at = (path: string, port = own): string => `http://127.0.0.1:${port}${path}`;

test('each credential is sent to its own server, and comes back nowhere', async () => {
  const answer = await fetch().send({ url: at('/echo?page=2') });
  let text = '';
  for await (const chunk of answer.chunks) text += Buffer.from(chunk).toString();
  expect(seen).toMatchObject([
    {
      path: `/echo?page=2&cle=${encodeURIComponent(SECRET)}`,
      headers: { authorization: `Bearer ${TOKEN}`, 'x-api-key': 'Canari7f3a-entete' },
    },
  ]);
  expect(JSON.parse(text)).toMatchObject({
    path: '/echo?page=2&cle=REDACTED',
    headers: { authorization: 'Bearer REDACTED', 'x-api-key': 'REDACTED' },
  });
  expect(answer).toMatchObject({
    url: at('/echo?page=2'),
    link: '</echo?page=2&cle=REDACTED>; rel="next"',
    validators: { etag: '"Bearer REDACTED"' },
  });
});

test('an address that the server gave with the parameter taken out gets it again', async () => {
  const answer = await fetch().send({ url: at('/here?cle=REDACTED&page=3') });
  answer.leave();
  expect(seen.map(({ path }) => path)).toEqual([
    `/here?page=3&cle=${encodeURIComponent(SECRET)}`,
    `/echo?page=3&cle=${encodeURIComponent(SECRET)}`,
  ]);
  expect(answer.url).toBe(at('/echo?page=3&cle=REDACTED'));
});

test('basic sends user name and password in UTF-8', async () => {
  (await fetch([{ kind: 'basic', username: 'zoé', password: 'Canari7f3a' }]).send({ url: at('/echo') })).leave();
  expect(seen[0]?.headers.authorization).toBe(`Basic ${Buffer.from('zoé:Canari7f3a').toString('base64')}`);
});

test.each([
  ['a redirect to another port of the host', () => at('/elsewhere'), 'credentials.not-sent'],
  ['a redirect to another host', () => at('/far'), 'fetch.redirect-refused'],
  ['a request to another port of the host', () => at('/echo', other), 'credentials.not-sent'],
])('%s receives nothing, and the source is not read without its credentials', async (_, url, code) => {
  const error: unknown = await fetch()
    .send({ url: url() })
    .catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code });
  expect(seen.filter(({ port }) => port === other)).toEqual([]);
  expect(JSON.stringify([error, String(error)])).not.toContain('Canari');
});

test('another host is asked without credentials', async () => {
  const given = { origin: 'https://autre.example', parts };
  const elsewhere = fetching.forSource({ politeness }, new AbortController().signal, given);
  (await elsewhere.send({ url: at('/echo?page=2') })).leave();
  expect(seen[0]?.path).toBe('/echo?page=2');
  expect(JSON.stringify(seen)).not.toContain('Canari');
});

test('a client certificate and an authority of a source open no address that the guard refuses', async () => {
  const guarded = new GuardedFetch({ egressAllow: [], userAgent: 'test' }, systemClock);
  const given = {
    origin: 'https://localhost',
    parts: [{ kind: 'authority', certificates: rootCertificates[0]! }] as const,
  };
  const fetched = guarded.forSource({ politeness }, new AbortController().signal, given);
  await expect(fetched.send({ url: 'https://localhost/' })).rejects.toMatchObject({ code: 'fetch.address-forbidden' });
  guarded.close();
});

test('over http nothing is sent of credentials that were given for https', async () => {
  const given = { origin: `https://127.0.0.1:${own}`, parts };
  const fetched = fetching.forSource({ politeness }, new AbortController().signal, given).send({ url: at('/echo') });
  await expect(fetched).rejects.toMatchObject({ code: 'credentials.not-sent' });
  expect(seen).toEqual([]);
});

test.each([
  ['/refused', 'credentials.refused'],
  ['/forbidden', 'fetch.blocked'],
  ['/cut', 'fetch.connect-failed'],
])('%s is %s, without the secrets that the server repeats', async (path, code) => {
  const error = await fetch()
    .send({ url: at(path) })
    .catch((thrown: unknown) => thrown as Error);
  expect(error).toMatchObject({ code });
  const { cause, stack, message, params } = error as Error & { params: unknown };
  const shown = JSON.stringify([message, stack, params, cause, (cause as Error | undefined)?.stack]);
  expect(shown).not.toContain('Canari');
  expect(Object.keys((cause as object | undefined) ?? {})).not.toContain('config');
});

test('without credentials 401 says that the source refuses us', async () => {
  const fetched = fetching.forSource({ politeness }, new AbortController().signal).send({ url: at('/refused') });
  await expect(fetched).rejects.toMatchObject({ code: 'fetch.blocked' });
});
