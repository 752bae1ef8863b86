import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { request as send } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { startHeldConsole, type HeldConsole } from '../support/held-console.ts';

let held: HeldConsole;
let origin: string;
let port: number;

beforeAll(async () => {
  held = await startHeldConsole();
  origin = held.at.operator;
  port = Number(new URL(origin).port);
});
afterAll(async () => {
  await held[Symbol.asyncDispose]();
});

/** Sends exactly these lines; resolves with the status. */
const raw = async (lines: readonly string[]): Promise<number> => {
  const socket = connect(port, '127.0.0.1');
  socket.end(`${lines.join('\r\n')}\r\n\r\n`);
  return Number(/^HTTP\/1\.1 (\d+)/.exec(await text(socket))?.[1]);
};

interface Answer {
  readonly status: number;
  readonly body: string;
  readonly cookie: string;
}
/** Sends exactly these headers (`fetch` adds some of its own). */
const ask = async (
  method: string,
  path: string,
  headers: Readonly<Record<string, string>> = {},
  body = '',
): Promise<Answer> => {
  const outgoing = send({ host: '127.0.0.1', port, method, path, headers, agent: false });
  outgoing.end(body);
  const [response] = (await once(outgoing, 'response')) as [
    NodeJS.ReadableStream & { statusCode: number; headers: { 'set-cookie'?: string[] } },
  ];
  const cookie = response.headers['set-cookie']?.map((one) => one.split(';')[0]!).join('; ') ?? '';
  return { status: response.statusCode, body: await text(response), cookie };
};

describe('the console on loopback', () => {
  test.each([
    ...[
      '127.example.com',
      '127.0.0.1.nip.io',
      'localhost.',
      'localhost.evil.com',
      'evil.com',
      '127.0.0.1.',
      '10.0.0.1',
    ],
    ...[
      '[::ffff:127.0.0.1]',
      '[::1%lo]',
      '[::2]',
      '[::1',
      ...['[127.0.0.1]', '[localhost]', '[]'],
      '::1',
      '127.1',
      '0',
      '0.0.0.0',
      '2130706433',
      '0x7f.1',
      '017700000001',
    ],
    ...[
      '',
      ' ',
      ':8081',
      'user@127.0.0.1',
      'user:pass@localhost',
      '127.0.0.1@evil.com',
      '127.0.0.1/evil.com',
      '127.0.0.1#x',
    ],
    ...[
      '127.0.0.1:',
      '127.0.0.1:65536',
      '127.0.0.1:999999',
      '127.0.0.1:80:80',
      '127.0.0.1:x',
      '127.0.0.1:+80',
      '127.0.0.1:-1',
    ],
    ...[
      '127.0.0.1, evil.com',
      '127.0.0.1 evil.com',
      '127.0.0.1\tevil.com',
      'http://127.0.0.1',
      '//127.0.0.1',
      '127。0。0。1',
      '%3127.0.0.1',
    ],
  ])('refuses Host %j', async (host) => {
    expect(await raw(['GET /holds HTTP/1.1', `Host: ${host}`, 'Connection: close'])).toBe(403);
  });

  test.each([
    ['no Host', []],
    ['two Hosts', ['Host: 127.0.0.1', 'Host: 127.0.0.1']],
    ['a second, hostile Host', ['Host: 127.0.0.1', 'Host: evil.com']],
    ['a first, hostile Host', ['Host: evil.com', 'Host: 127.0.0.1']],
    ['a folded Host', ['Host: 127.0.0.1', ' evil.com']],
    ['a Host with a space before the colon', ['Host : 127.0.0.1']],
    ['a proxy’s word for a Host', ['Host: evil.com', 'X-Forwarded-Host: 127.0.0.1', 'Forwarded: host=127.0.0.1']],
  ])('refuses a request with %s', async (_what, hosts) => {
    for (const version of ['1.1', '1.0'])
      expect([400, 403]).toContain(await raw([`GET /holds HTTP/${version}`, ...hosts, 'Connection: close']));
  });

  test.each(['127.0.0.1', 'localhost', 'LOCALHOST:1', '[::1]:8081', '[0:0:0:0:0:0:0:1]', '127.9.9.9:65535'])(
    'takes Host %s',
    async (host) => {
      expect(await raw(['GET /holds HTTP/1.1', `Host: ${host}`, 'Connection: close'])).toBe(200);
    },
  );
});

/** Returns the fields of the form for this path, as a browser would send them. */
const fieldsFor = (page: string, path: string): string => {
  const form = new RegExp(`<form[^>]*action="${path}"[^>]*>(.*?)</form>`, 's').exec(page)![1]!;
  const { name, value } = /<input type="hidden" name="(?<name>\w+)" value="(?<value>[^"]+)"/.exec(form)!.groups!;
  return `${name}=${encodeURIComponent(value!)}`;
};
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

describe('a form of the console', () => {
  const refuse = (): string => `/holds/${held.holdId}/refuse`;
  const approve = (): string => `/holds/${held.holdId}/approve`;

  test('is refused without its token, with another’s, from another browser, or after any change to it', async () => {
    const list = await ask('GET', '/holds');
    const other = await ask('GET', '/holds');
    const page = { cookie: list.cookie, body: (await ask('GET', approve(), { cookie: list.cookie })).body };
    const good = fieldsFor(page.body, approve());
    const attempts: (readonly [string, Readonly<Record<string, string>>, string])[] = [
      ['no token', { ...FORM, cookie: page.cookie, origin }, ''],
      ['an empty token', { ...FORM, cookie: page.cookie, origin }, 'token='],
      ['a token twice', { ...FORM, cookie: page.cookie, origin }, `${good}&${good}`],
      ['no cookie', { ...FORM, origin }, good],
      ['another browser’s cookie', { ...FORM, cookie: other.cookie, origin }, good],
      ['another form’s token', { ...FORM, cookie: page.cookie, origin }, fieldsFor(list.body, refuse())],
      ['a shorter token', { ...FORM, cookie: page.cookie, origin }, good.slice(0, -1)],
      ['a longer token', { ...FORM, cookie: page.cookie, origin }, `${good}A`],
      [
        'a token in JSON',
        { 'content-type': 'application/json', cookie: page.cookie, origin },
        JSON.stringify({ token: good.split('=')[1] }),
      ],
      ['another site’s origin', { ...FORM, cookie: page.cookie, origin: 'http://evil.com' }, good],
      ['no site’s origin', { ...FORM, cookie: page.cookie, origin: 'null' }, good],
      ['another port’s origin', { ...FORM, cookie: page.cookie, origin: 'http://127.0.0.1:1' }, good],
      ['a foreign fetch', { ...FORM, cookie: page.cookie, 'sec-fetch-site': 'cross-site' }, good],
      ['a fetch of another port', { ...FORM, cookie: page.cookie, 'sec-fetch-site': 'same-site' }, good],
    ];
    for (const [what, headers, body] of attempts)
      expect({ what, status: (await ask('POST', approve(), headers, body)).status }).toEqual({ what, status: 403 });
    for (const method of ['PUT', 'PATCH', 'DELETE'])
      expect((await ask(method, approve(), { ...FORM, cookie: page.cookie, origin })).status).toBe(403);
    expect((await ask('POST', `${approve()}?token=${good}`, { cookie: page.cookie, origin })).status).toBe(403);
    expect(await held.holdState()).toBe('pending');
  });

  test('of a page from before a restart is refused with the advice, in both languages, to reload it', async () => {
    const page = await ask('GET', '/holds');
    const fields = fieldsFor(page.body, refuse());
    await held.restart();
    for (const [language, told] of [
      ['fr', /trop ancienne.*recharge/s],
      ['en', /too old.*reload/s],
    ] as const) {
      const headers = { ...FORM, cookie: page.cookie, origin, 'accept-language': language, accept: 'text/html' };
      expect(await ask('POST', refuse(), headers, fields)).toMatchObject({
        status: 403,
        body: expect.stringMatching(told),
      });
    }
    expect(await held.holdState()).toBe('pending');
    // The earlier cookie is kept; the page's new tokens belong to it.
    const again = await ask('GET', '/holds', { cookie: page.cookie });
    const headers = { ...FORM, cookie: page.cookie, origin, 'sec-fetch-site': 'same-origin' };
    expect((await ask('POST', refuse(), headers, fieldsFor(again.body, refuse()))).status).toBe(303);
    expect(await held.holdState()).toBe('refused');
  });
});

describe('the operator’s API', () => {
  const SOURCE = JSON.stringify({ id: 'autre', protocol: 'ckan', endpoint: 'http://127.0.0.1:1' });
  const JSON_TYPE = { 'content-type': 'application/json' };

  test.each([
    ['a form of its own origin', FORM],
    ['text', { 'content-type': 'text/plain' }],
    ['text that is called JSON', { 'content-type': 'text/plain; application/json' }],
    ['JSON of a kind', { 'content-type': 'application/jsonx' }],
    ['no type', {}],
    ['a page’s origin', { ...JSON_TYPE, origin: 'http://evil.com' }],
    ['the console’s origin', { ...JSON_TYPE, origin: 'http://127.0.0.1' }],
    ['a page without origin', { ...JSON_TYPE, origin: 'null' }],
    ['a page’s fetch', { ...JSON_TYPE, 'sec-fetch-site': 'same-origin' }],
    ['a browser’s address bar', { ...JSON_TYPE, 'sec-fetch-site': 'none' }],
  ])('takes no write with %s', async (_what, headers) => {
    expect(await ask('POST', '/api/v1/sources', headers as Record<string, string>, SOURCE)).toMatchObject({
      status: 403,
    });
    expect(await ask('GET', '/api/v1/sources/autre')).toMatchObject({ status: 404 });
  });

  test('refuses a page’s write without a body, and another site’s read; a preflight allows neither', async () => {
    for (const headers of [
      { origin },
      { origin: 'null' },
      { 'sec-fetch-site': 'same-origin' },
      { 'sec-fetch-site': 'cross-site' },
    ])
      expect((await ask('POST', '/api/v1/sources/laval/pause', headers as Record<string, string>)).status).toBe(403);
    for (const site of ['cross-site', 'same-site', 'same-origin'])
      expect((await ask('GET', '/api/v1/sources', { 'sec-fetch-site': site })).status).toBe(403);
    const asked = await fetch(`${origin}/api/v1/sources`, {
      method: 'OPTIONS',
      headers: {
        origin: 'http://evil.com',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type',
      },
    });
    expect([...asked.headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
    expect(await ask('GET', '/api/v1/sources/laval')).toMatchObject({
      body: expect.stringContaining('"state":"active"'),
    });
  });

  test('serves programs, and a person’s browser that opens a read', async () => {
    expect(
      (await ask('GET', '/api/v1/sources', { 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate' })).status,
    ).toBe(200);
    expect(
      (await ask('POST', '/api/v1/sources', { 'content-type': 'application/json; charset=utf-8' }, SOURCE)).status,
    ).toBe(201);
    expect((await ask('POST', '/api/v1/sources/autre/pause')).status).toBe(200);
    const response = await fetch(`${origin}/api/v1/sources/autre/resume`, { method: 'POST' });
    expect(response.status).toBe(200);
  });
});

test('on a public interface a form is valid after a restart, and on every replica: its key is derived from the access token', async () => {
  const token = 'f3a91c07d5e84b26a0c9f17e63d28b54';
  await using open = await startHeldConsole({ MOISSON_OPERATOR_HOST: '0.0.0.0', MOISSON_OPERATOR_TOKEN: token });
  port = Number(new URL(open.at.operator).port);
  const authorization = `Basic ${Buffer.from(`x:${token}`).toString('base64')}`;
  const host = `console.example.com:${port}`;
  expect((await ask('GET', '/holds', { host })).status).toBe(401);
  expect((await ask('GET', '/holds', { host: 'a b', authorization })).status).toBe(403);
  const page = await ask('GET', '/holds', { host, authorization });
  await open.restart();
  const path = `/holds/${open.holdId}/refuse`;
  const headers = { ...FORM, host, authorization, cookie: page.cookie, origin: `https://${host}` };
  expect((await ask('POST', path, headers)).status).toBe(403);
  expect((await ask('POST', path, headers, fieldsFor(page.body, path))).status).toBe(303);
});
