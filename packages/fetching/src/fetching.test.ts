import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { HostGate } from '@moisson/domain';
import { systemClock } from '@moisson/kernel';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AddressGuard } from './address-guard.ts';
import { GuardedFetch } from './guarded-fetch.ts';
import { retryAfterSeconds } from './retry-after.ts';

const spellings = [
  '127.0.0.1',
  '127.1',
  '127.0.1',
  '2130706433',
  '0x7f000001',
  '0x7f.0.0.1',
  '0177.0.0.1',
  '017700000001',
  '127.000.000.001',
  '127.255.255.254',
  '0.0.0.0',
  '0',
  '10.0.0.1',
  '10.255.255.255',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.0.1',
  '192.168.255.255',
  '169.254.169.254',
  '169.254.0.1',
  '2852039166',
  '0xa9fea9fe',
  '0251.0376.0251.0376',
  '100.64.0.1',
  '100.127.255.255',
  '192.0.0.1',
  '192.0.2.1',
  '198.18.0.1',
  '198.51.100.1',
  '203.0.113.1',
  '224.0.0.1',
  '239.255.255.255',
  '240.0.0.1',
  '255.255.255.255',
  '[::1]',
  '[::]',
  '[0:0:0:0:0:0:0:1]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[::ffff:10.0.0.1]',
  '[::ffff:169.254.169.254]',
  '[64:ff9b::7f00:1]',
  '[64:ff9b::a9fe:a9fe]',
  '[64:ff9b::10.0.0.1]',
  '[2002:7f00:1::]',
  '[2002:a9fe:a9fe::1]',
  '[2002:a00:1::]',
  '[fe80::1]',
  '[fec0::1]',
  '[fc00::1]',
  '[fd00::1]',
  '[ff02::1]',
  '[2001:db8::1]',
  '[2001::1]',
  '[::127.0.0.1]',
  '[100::1]',
  '127.0.0.1.',
  '①②⑦.0.0.1',
  '127。0。0。1',
  '[::ffff:0:127.0.0.1]',
];
const others = [
  'file:///etc/passwd',
  'ftp://exemple.ca/',
  'gopher://exemple.ca/',
  'data:text/plain,x',
  'javascript:alert(1)',
  'http://user:pass@exemple.ca/',
  'http://user@exemple.ca/',
  'http://exemple.ca:22/',
  'http://exemple.ca:6379/',
  'https://exemple.ca:9200/',
  'http://exemple.ca:27017/',
  '',
  ':::',
  '//exemple.ca',
  'http://',
];

describe('the address guard', () => {
  const guard = new AddressGuard([]);
  test.each([
    ...spellings.map((host) => `http://${host}/`),
    ...spellings.map((host) => `https://${host}:8443/x`),
    ...others,
  ])('rejects %s', (url) => {
    expect(() => guard.checkUrl(url)).toThrow(expect.objectContaining({ code: 'fetch.address-forbidden' }));
  });

  test('allows public addresses, and a private range only if it was opened', () => {
    expect(guard.checkUrl('https://donnees.montreal.ca/api').host).toBe('donnees.montreal.ca');
    expect(guard.checkUrl('http://8.8.8.8/').host).toBe('8.8.8.8');
    expect(new AddressGuard(['127.0.0.0/8']).checkUrl('http://127.0.0.1:4000/').port).toBe('4000');
    expect(() => new AddressGuard(['127.0.0.0/8']).checkUrl('http://10.0.0.1/')).toThrow();
    expect(() => new AddressGuard(['tout'])).toThrow(expect.objectContaining({ code: 'config.invalid' }));
  });
});

describe('the guarded fetch', () => {
  let server: Server;
  let url: string;
  const served = new WeakSet<object>();
  beforeAll(async () => {
    server = createServer((request, response) => {
      const path = request.url ?? '';
      if (path === '/etag') {
        if (request.headers['if-none-match'] === '"v1"') response.writeHead(304).end();
        else response.writeHead(200, { etag: '"v1"' }).end('{}');
      } else if (path === '/agent') response.end(JSON.stringify(request.headers['user-agent']));
      else if (path === '/echo' || path === '/moved-post') {
        if (path === '/moved-post' && request.method === 'POST')
          response.writeHead(Number(request.headers['x-status']), { location: '/echo' }).end();
        else {
          response.writeHead(200, { 'x-seen': 'yes' });
          response.write(`${request.method} ${request.headers['content-type']} ${String(request.headers['x-key'])} `);
          request.pipe(response);
        }
      } else if (path === '/gone') response.writeHead(410).end('{"why":"deleted"}');
      else if (path === '/drip') {
        response.writeHead(200);
        response.write('{');
      } else if (path === '/silent-body') response.writeHead(200).flushHeaders();
      else if (path === '/redirect-to-silence') response.writeHead(302, { location: '/silent' }).end();
      else if (path === '/begun') {
        response.write('{');
        setTimeout(() => response.end('}'), 400);
      } else if (path === '/wait') response.writeHead(429, { 'retry-after': '120' }).end();
      else if (path === '/metadata') response.writeHead(302, { location: 'http://169.254.169.254/latest/' }).end();
      else if (path === '/once') {
        // The second request on a connection finds it closed, as when a server ends an idle one.
        if (served.has(request.socket)) request.socket.resetAndDestroy();
        else response.end('{}');
        served.add(request.socket);
      } else if (path === '/big') response.end(Buffer.alloc(100_000, 0x20));
      else if (path !== '/silent') response.end('{}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  const open = (timeoutSeconds = 20, egressAllow = ['127.0.0.0/8'], firstByteSeconds = 10) => {
    const fetching = new GuardedFetch({ egressAllow, userAgent: 'Moisson/0.1 (+https://exemple.ca)' }, systemClock);
    const politeness = { crawlDelaySeconds: 0, pageSize: 100, firstByteSeconds, timeoutSeconds };
    return fetching.forSource({ politeness }, new AbortController().signal);
  };
  const read = async (chunks: AsyncIterable<Uint8Array>): Promise<string> => {
    let text = '';
    for await (const chunk of chunks) text += Buffer.from(chunk).toString();
    return text;
  };

  test('sends our User-Agent and validators, and accepts 304', async () => {
    expect(await read((await open().send({ url: `${url}/agent` })).chunks)).toContain(
      'Moisson/0.1 (+https://exemple.ca)',
    );
    const { validators } = await open().send({ url: `${url}/etag` });
    expect(validators).toEqual({ etag: '"v1"' });
    expect((await open().send({ url: `${url}/etag`, validators })).status).toBe(304);
  });

  test('sends a method, a body and headers, and follows a redirect of a POST only if the body is sent again', async () => {
    const post = (path: string, status = '308') =>
      open().send({
        ...{ url: url + path, method: 'POST', headers: { 'x-key': 'k', 'x-status': status } },
        body: { type: 'application/xml', text: '<q/>' },
      });
    expect(await read((await post('/echo')).chunks)).toBe('POST application/xml k <q/>');
    expect(await read((await post('/moved-post')).chunks)).toBe('POST application/xml k <q/>');
    await expect(post('/moved-post', '302')).rejects.toMatchObject({ code: 'fetch.unexpected-status' });
  });

  test('HEAD returns headers and no body', async () => {
    const answer = await open().send({ url: `${url}/big`, method: 'HEAD' });
    expect([answer.status, await read(answer.chunks)]).toEqual([200, '']);
  });

  test('a status in `answers` is not an error, and its body is read', async () => {
    const answer = await open().send({ url: `${url}/gone`, answers: [404, 410] });
    expect([answer.status, await read(answer.chunks)]).toEqual([410, '{"why":"deleted"}']);
    await expect(open().send({ url: `${url}/gone` })).rejects.toMatchObject({ code: 'fetch.not-found' });
  });

  test("waits for the host's turn at the given gate", async () => {
    const turns: string[] = [];
    const gate: HostGate = {
      enter: async (host, _seconds, _signal, work) => {
        turns.push(host);
        return work();
      },
    };
    const config = { egressAllow: ['127.0.0.0/8'], userAgent: 'Moisson' };
    const fetching = new GuardedFetch(config, systemClock, gate);
    const politeness = { crawlDelaySeconds: 0, pageSize: 100, firstByteSeconds: 10, timeoutSeconds: 20 };
    const answer = await fetching.forSource({ politeness }, new AbortController().signal).send({ url: `${url}/agent` });
    await read(answer.chunks);
    expect(turns).toEqual([new URL(url).host]);
  });

  test.each([
    ['/wait', { code: 'fetch.rate-limited', params: expect.objectContaining({ seconds: 120 }) }],
    ['/metadata', { code: 'fetch.address-forbidden' }],
  ])('%s is rejected', async (path, error) => {
    await expect(open().send({ url: url + path })).rejects.toMatchObject(error);
  });

  test('a response that exceeds its size or its deadline is aborted', async () => {
    const big = await open().send({ url: `${url}/big`, maxBytes: 1000 });
    await expect(read(big.chunks)).rejects.toMatchObject({ code: 'fetch.too-large' });
    const drip = await open(1).send({ url: `${url}/drip` });
    await expect(read(drip.chunks)).rejects.toMatchObject({ code: 'fetch.timeout' });
  });

  test.each(['/silent', '/silent-body', '/redirect-to-silence'])(
    '%s: no first byte within its limit throws fetch.no-answer',
    async (path) => {
      const get = async (): Promise<string> =>
        read((await open(60, ['127.0.0.0/8'], 0.2).send({ url: url + path })).chunks);
      await expect(get()).rejects.toMatchObject({ code: 'fetch.no-answer', params: { seconds: 0.2 } });
    },
  );

  test('a response that began in time may take longer than the limit of its first byte', async () => {
    expect(await read((await open(20, ['127.0.0.0/8'], 0.2).send({ url: `${url}/begun` })).chunks)).toBe('{}');
  });

  test('a kept connection that the server closed is not a failure of the source', async () => {
    const fetching = open();
    for (let request = 0; request < 3; request += 1)
      expect(await read((await fetching.send({ url: `${url}/once` })).chunks)).toBe('{}');
  });

  test('a name that resolves to a private address is rejected at the connection', async () => {
    await expect(open(5, []).send({ url: 'http://localhost/' })).rejects.toMatchObject({
      code: 'fetch.address-forbidden',
    });
  });
});

test.each([
  [{ 'retry-after': '120' }, 120],
  [{ 'retry-after': 'Tue, 24 Nov 2026 12:01:00 GMT' }, 60],
  [{ 'retry-after': 'bientôt' }, undefined],
  [{ 'retry-after': '99999999' }, 86_400],
  [{ 'retry-after': 'Tue, 24 Nov 2020 12:01:00 GMT' }, 0],
  [{ 'x-ratelimit-reset': '2026-11-24 12:00:30+00:00' }, 30],
  [{}, undefined],
])('reads %j as %j seconds', (headers, seconds) => {
  expect(retryAfterSeconds(headers, new Date('2026-11-24T12:00:00Z'))).toBe(seconds);
});
