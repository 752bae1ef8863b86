import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { connectors } from '@moisson/connectors';
import type { SimulatedProtocol as Protocol } from '@moisson/simulator';
import { defined, MoissonError, systemClock } from '@moisson/kernel';
import { type JsonObject } from '@moisson/domain';
import { GuardedFetch } from '@moisson/fetching';
import { aSource } from '@moisson/testkit';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The server's answer to every request. */
let answer: { status: number; body: string; type?: string; location?: string };
let server: Server;
let site: string;
beforeAll(async () => {
  server = createServer(({ url }, response) => {
    if (url === '/elsewhere') return void response.writeHead(200).end('moved');
    response
      .writeHead(answer.status, {
        'content-type': answer.type ?? 'application/json',
        ...defined({ location: answer.location }),
      })
      .end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

/** Returns the answer about a record; the error's code if it proves nothing. */
const said = async (protocol: Protocol, record: JsonObject, more: object = {}): Promise<string> => {
  const question = connectors[protocol].one!(record, aSource({ protocol, endpoint: site, ...more }));
  if (question === undefined) return 'no question';
  const { signal } = new AbortController();
  // One for each question: a host that asked to wait is left alone.
  const fetching = new GuardedFetch({ egressAllow: ['127.0.0.0/8'], userAgent: 'test' }, systemClock);
  const fetch = fetching.forSource(aSource(), signal);
  try {
    const body = await fetch.send(question.request);
    try {
      return await question.read(body);
    } finally {
      body.leave();
    }
  } catch (error) {
    if (!(error instanceof MoissonError)) throw error;
    return error.code;
  } finally {
    fetching.close();
  }
};

const ok = (result: object): string => JSON.stringify({ success: true, result });
const no = (type: string, message = 'Introuvable'): string =>
  JSON.stringify({ success: false, error: { __type: type, message } });

describe('CKAN, package_show', () => {
  test.each<readonly [string, number, string, string]>([
    ['the package', 200, ok({ id: 'a', state: 'active' }), 'here'],
    ['deleted', 200, ok({ id: 'a', state: 'deleted' }), 'gone'],
    ['a draft', 200, ok({ id: 'a', state: 'draft' }), 'gone'],
    ['a showcase since', 200, ok({ id: 'a', type: 'showcase' }), 'gone'],
    ['another package', 200, ok({ id: 'b' }), 'unknown'],
    ['no success', 200, no('Not Found Error'), 'unknown'],
    ['an empty object', 200, '{}', 'unknown'],
    ['a list', 200, '[]', 'body.unexpected-shape'],
    ['HTML', 200, '<!doctype html>', 'body.unexpected-shape'],
    ['not found', 404, no('Not Found Error'), 'gone'],
    ['not found, in other words', 404, no('Not Found Error', 'Nicht gefunden'), 'gone'],
    ['a 404 of a proxy', 404, '<h1>Not Found</h1>', 'body.unexpected-shape'],
    ['a 404 without a type', 404, '{"success":false}', 'unknown'],
    ['gone', 410, no('Not Found Error'), 'gone'],
    ['not authorised', 403, no('Authorization Error'), 'fetch.blocked'],
    ['not authorised, with a wrong type', 403, no('Not Found Error'), 'fetch.blocked'],
    ['no such action', 400, '"Bad request - Action name not known: package_show"', 'fetch.unexpected-status'],
    ['an error', 500, no('Internal Server Error'), 'fetch.server-error'],
    ['too deep', 200, `${'['.repeat(1000)}${']'.repeat(1000)}`, 'body.unexpected-shape'],
  ])('%s', async (_, status, body, expected) => {
    answer = { status, body };
    expect(await said('ckan', { id: 'a' })).toBe(expected);
  });

  test('a private package counts as gone if private ones are withheld; a record without an id cannot be asked for', async () => {
    answer = { status: 200, body: ok({ id: 'a', private: true }) };
    expect(await said('ckan', { id: 'a' })).toBe('here');
    expect(await said('ckan', { id: 'a' }, { options: { privateRecords: 'withhold' } })).toBe('gone');
    expect(await said('ckan', { name: 'a' })).toBe('no question');
  });
});

describe('Opendatasoft, one dataset', () => {
  const mine = { dataset_id: 'velo', dataset_uid: 'da_1' };
  test.each<readonly [string, number, object, string]>([
    ['the dataset', 200, mine, 'here'],
    ['the dataset, wrapped as in v2.0', 200, { dataset: mine }, 'here'],
    ['another dataset of that name', 200, { ...mine, dataset_uid: 'da_2' }, 'unknown'],
    ['a message', 200, { message: 'quota' }, 'unknown'],
    ['not found', 404, { error_code: 'UnknownDatasetError', message: 'Unknown dataset' }, 'gone'],
    ['gone', 410, {}, 'gone'],
    ['forbidden', 403, { error_code: 'ForbiddenError' }, 'fetch.blocked'],
    ['too many', 429, { errorcode: 10002 }, 'fetch.rate-limited'],
  ])('%s', async (_, status, body, expected) => {
    answer = { status, body: JSON.stringify(body) };
    expect(await said('opendatasoft', mine)).toBe(expected);
    expect(await said('opendatasoft', { dataset: mine })).toBe(expected);
  });
});

describe('Hub, one item', () => {
  const mine = { id: 'abc_0', properties: {} };
  test.each<readonly [string, number, string, string]>([
    ['the item', 200, JSON.stringify(mine), 'here'],
    ['the service of the layer', 200, '{"id":"abc"}', 'unknown'],
    ['an empty search', 200, '{"type":"FeatureCollection","features":[]}', 'unknown'],
    ['the page of an application', 200, '<!doctype html><div id=app>', 'body.unexpected-shape'],
    ['not found', 404, '{"statusCode":404,"message":"Not Found"}', 'gone'],
    ['gone', 410, '', 'gone'],
    ['an error', 503, '', 'fetch.server-error'],
  ])('%s', async (_, status, body, expected) => {
    answer = { status, body };
    expect(await said('arcgis-hub', mine)).toBe(expected);
  });
});

describe('a plain feed, the landing page', () => {
  const page = (path = '/datasets/a'): JsonObject => ({ landingPage: site + path });
  test.each<readonly [string, number, string | undefined, string]>([
    ['the page', 200, undefined, 'here'],
    ['not found', 404, undefined, 'gone'],
    ['gone', 410, undefined, 'gone'],
    ['another page', 302, '/elsewhere', 'unknown'],
    ['another page for good', 301, '/elsewhere', 'unknown'],
    ['forbidden', 403, undefined, 'fetch.blocked'],
    ['an error', 502, undefined, 'fetch.server-error'],
  ])('%s', async (_, status, location, expected) => {
    answer = { status, body: '<!doctype html>', type: 'text/html', ...defined({ location }) };
    expect(await said('arcgis-hub', page())).toBe(expected);
  });

  test.each<readonly [string, JsonObject]>([
    ['none', {}],
    ['no text', { landingPage: 7 }],
    ['no address', { landingPage: 'voir le site' }],
    ['another scheme', { landingPage: 'ftp://a.ca/b' }],
    ['a script', { landingPage: 'javascript:alert(1)' }],
    ['a password', { landingPage: 'https://u:p@a.ca/b' }],
    ['a template', { landingPage: '{{url}}' }],
  ])('%s is no question', async (_, record) => {
    expect(await said('arcgis-hub', record)).toBe('no question');
  });

  test.each(['/datasets/a', '/datasets/a/', '/', '/d?id=7', '/d?id=7&lang=fr', '/home/item.html?id=7#x'])(
    'the page that cannot exist is beside %s, and another one',
    (path) => {
      const { request, decoy } = connectors['arcgis-hub'].one!(page(path), aSource({ endpoint: site }))!;
      expect(decoy!.url).not.toBe(request.url);
      expect(new URL(decoy!.url).origin).toBe(site);
      expect(decoy!.url).toContain('moisson-');
    },
  );
});
