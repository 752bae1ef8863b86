import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { HostGate } from '@moisson/domain';
import { systemClock } from '@moisson/kernel';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { GuardedFetch } from './guarded-fetch.ts';

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
    else if (path === '/unavailable') response.writeHead(503, { 'retry-after': '120' }).end();
    else if (path === '/moved-later') response.writeHead(302, { location: '/agent', 'retry-after': '120' }).end();
    else if (path === '/moved-soon') response.writeHead(307, { location: '/', 'retry-after': '1' }).end();
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

test('the fetch sends our User-Agent and validators, and accepts 304', async () => {
  expect(await read((await open().send({ url: `${url}/agent` })).chunks)).toContain(
    'Moisson/0.1 (+https://exemple.ca)',
  );
  const { validators } = await open().send({ url: `${url}/etag` });
  expect(validators).toEqual({ etag: '"v1"' });
  expect((await open().send({ url: `${url}/etag`, validators })).status).toBe(304);
});

test('the fetch sends a method, a body and headers, and follows a redirect of a POST only if the body is sent again', async () => {
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

test("the fetch waits for the host's turn at the given gate", async () => {
  const turns: string[] = [];
  const gate: HostGate = {
    enter: async (host, _seconds, _signal, work) => {
      turns.push(host.name);
      return work();
    },
    block: async () => undefined,
    groupOf: async (_name, proposed) => proposed,
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

test('a host that asks to wait is left alone by all sources, whatever the status said so', async () => {
  for (const path of ['/wait', '/unavailable', '/moved-later']) {
    const fetching = new GuardedFetch({ egressAllow: ['127.0.0.0/8'], userAgent: 'Moisson' }, systemClock);
    const politeness = { crawlDelaySeconds: 0, pageSize: 100, firstByteSeconds: 10, timeoutSeconds: 20 };
    const [one, other] = [1, 2].map(() => fetching.forSource({ politeness }, new AbortController().signal)) as [
      ReturnType<typeof open>,
      ReturnType<typeof open>,
    ];
    await expect(one.send({ url: url + path })).rejects.toMatchObject({
      ...{ code: 'fetch.rate-limited', params: expect.objectContaining({ seconds: 120 }) },
    });
    await expect(other.send({ url: `${url}/agent` })).rejects.toMatchObject({ code: 'fetch.host-waits' });
    fetching.close();
  }
});

test('a redirect that is to be followed a little later is followed then', async () => {
  const asked = performance.now();
  expect(await read((await open().send({ url: `${url}/moved-soon` })).chunks)).toBe('{}');
  expect(performance.now() - asked).toBeGreaterThanOrEqual(999);
});

test('names whose addresses are the same share a budget', async () => {
  const groups: string[] = [];
  const gate: HostGate = {
    enter: async (host, _seconds, _signal, work) => {
      groups.push(host.group);
      return work();
    },
    block: async () => undefined,
    groupOf: async (_name, proposed) => proposed,
  };
  const resolved = { 'a.example': ['203.0.113.7'], 'b.example': ['203.0.113.7'], 'c.example': ['203.0.113.8'] };
  const fetching = new GuardedFetch({ egressAllow: [], userAgent: 'Moisson' }, systemClock, gate, async (name) => {
    const found = resolved[name as keyof typeof resolved] as readonly string[] | undefined;
    if (found === undefined) throw new Error('ENOTFOUND');
    return found;
  });
  const politeness = { crawlDelaySeconds: 0, pageSize: 100, firstByteSeconds: 1, timeoutSeconds: 1 };
  const fetch = fetching.forSource({ politeness }, AbortSignal.abort());
  for (const name of ['a', 'b', 'c', 'unknown'])
    await fetch.send({ url: `https://${name}.example/` }).catch(() => undefined);
  expect(groups).toEqual(['address 203.0.113.7', 'address 203.0.113.7', 'address 203.0.113.8', 'name unknown.example']);
  fetching.close();
});
