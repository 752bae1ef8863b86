import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Checker, gaugeLinks } from '@moisson/checker';
import type { Link } from '@moisson/contracts';
import { datasetIdOf, linkId, NO_RULES, removedBody } from '@moisson/domain';
import { GuardedFetch } from '@moisson/fetching';
import { startPortal } from '@moisson/portal';
import { createLogger, readConfig, startMetrics } from '@moisson/runtime';
import { openSqliteStore } from '@moisson/store';
import { aBodyWrite, aDatasetWrite, aRecord, aRemoval, ManualClock } from '@moisson/testkit';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const CSV = 'nom,latitude\nChêne,45.5\n';
const PAGE = '<!DOCTYPE html><html><title>Erreur</title></html>';

/** What the server answers at each path. */
type Answers = Record<string, (request: IncomingMessage, response: ServerResponse) => void>;

/** A server that lies in many ways, the links of a store, and a checker of them. */
interface Desk extends AsyncDisposable {
  readonly url: string;
  readonly asked: readonly string[];
  readonly clock: ManualClock;
  readonly store: ReturnType<typeof openSqliteStore>;
  readonly checker: Checker;
  /** Stores a dataset with these addresses, each announced as CSV. */
  readonly publish: (key: string, ...paths: readonly string[]) => Promise<void>;
  readonly link: (path: string) => Promise<Link | undefined>;
}

const openDesk = async (answers: Answers): Promise<Desk> => {
  const stack = new AsyncDisposableStack();
  const asked: string[] = [];
  const server: Server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    const answer = answers[request.url ?? ''];
    if (answer === undefined) response.writeHead(404).end();
    else answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stack.defer(() => {
    server.closeAllConnections();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const dir = await mkdtemp(join(tmpdir(), 'moisson-links-'));
  stack.defer(() => rm(dir, { recursive: true, force: true }));
  const clock = new ManualClock();
  const store = stack.adopt(openSqliteStore(dir, clock), (one) => one.close());
  const config = { egressAllow: ['127.0.0.1/32'], userAgent: 'Moisson/0.1 (test)' };
  const fetching = stack.adopt(new GuardedFetch(config, clock), (one) => one.close());
  const checker = stack.adopt(
    new Checker({
      ...{ store, fetching, log: createLogger('test', 'silent'), owner: 'test', concurrency: 2, periodDays: 7 },
      hostRules: { rulesOf: async () => NO_RULES },
      crawlDelaySeconds: 0,
    }),
    (one) => one.stop(),
  );
  const revisions = new Map<string, number>();
  return {
    ...{ url, asked, clock, store, checker },
    publish: async (key, ...paths) => {
      const distribution = paths.map((path) => ({ downloadURL: url + path, mediaType: 'text/csv' }));
      const record = aRecord({ recordKey: key, dataset: { ...aRecord().dataset, identifier: [key], distribution } });
      const expected = revisions.get(key) ?? 0;
      await store.datasetWrites.write([aDatasetWrite(record, expected)]);
      revisions.set(key, expected + 1);
    },
    link: (path) => store.links.get(linkId(url + path)),
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
};

let desk: Desk;
const csv = (_: IncomingMessage, response: ServerResponse): void =>
  void response.writeHead(200, { 'content-type': 'text/csv', 'content-length': CSV.length, etag: '"1"' }).end(CSV);

beforeEach(async () => {
  desk = await openDesk({
    '/good': csv,
    '/no-head': (request, response) =>
      request.method === 'HEAD' ? void response.writeHead(405).end() : csv(request, response),
    '/head-lies': (request, response) => void response.writeHead(request.method === 'HEAD' ? 200 : 404).end(),
    '/page': (_, response) => void response.writeHead(200, { 'content-type': 'text/csv' }).end(PAGE),
    '/endless': (request, response) => {
      response.writeHead(200, { 'content-type': 'text/csv' });
      if (request.method === 'HEAD') return void response.end();
      const more = (): void => {
        while (!response.destroyed && response.write(CSV.repeat(1000)));
        if (!response.destroyed) response.once('drain', more);
      };
      more();
    },
    '/inward': (_, response) => void response.writeHead(302, { location: 'http://169.254.169.254/latest' }).end(),
    '/loop': (_, response) => void response.writeHead(302, { location: '/loop' }).end(),
    '/moved': (_, response) => void response.writeHead(301, { location: '/good' }).end(),
    '/secret': (_, response) => void response.writeHead(403).end(),
    '/busy': (_, response) => void response.writeHead(429, { 'retry-after': '3600' }).end(),
  });
});
afterEach(async () => {
  await desk[Symbol.asyncDispose]();
});

test.each([
  ['/good', 'ok', undefined],
  ['/no-head', 'ok', undefined],
  ['/endless', 'ok', undefined],
  ['/head-lies', 'failing', 'fetch.not-found'],
  ['/gone', 'failing', 'fetch.not-found'],
  ['/page', 'wrong-type', 'link.wrong-type'],
  ['/inward', 'failing', 'fetch.address-forbidden'],
  ['/loop', 'failing', 'fetch.too-many-redirects'],
  ['/moved', 'redirected', 'link.moved'],
  ['/secret', 'forbidden', 'fetch.blocked'],
  ['/busy', 'unknown', undefined],
])('%s is %s', async (path, state, code) => {
  await desk.publish('r1', path);
  await desk.checker.idle();
  const link = await desk.link(path);
  expect({ state: link?.state, code: link?.problem?.code }).toEqual({ state, code });
});

test('a host that asks to wait is left alone for that long, and its links are not blamed', async () => {
  await desk.publish('r1', '/busy', '/good');
  await desk.checker.idle();
  const { asked, clock } = desk;
  const before = asked.length;
  clock.advance({ seconds: 600 });
  await desk.checker.idle();
  expect(asked.length).toBe(before);
  expect(await desk.link('/busy')).toMatchObject({ state: 'unknown', failures: 0 });
});

test('links come and go with the datasets; one that two datasets give is checked once', async () => {
  const { checker, store, asked } = desk;
  await desk.publish('r1', '/good', '/no-head');
  await desk.publish('r2', '/good');
  await checker.idle();
  expect(asked.filter((one) => one === 'GET /good')).toHaveLength(1);
  await desk.publish('r1', '/page');
  await checker.idle();
  expect(await desk.link('/no-head')).toBeUndefined();
  expect(await desk.link('/good')).toMatchObject({ state: 'ok' });
  const removal = aRemoval({ recordKey: 'r2' });
  await store.datasetWrites.write([aBodyWrite(datasetIdOf(removal), removedBody([removal]), 1)]);
  await checker.idle();
  expect(await desk.link('/good')).toBeUndefined();
  expect(await desk.link('/page')).toMatchObject({ state: 'wrong-type' });
});

test('a file that is known good costs one HEAD, a week later', async () => {
  const { asked, checker, clock } = desk;
  await desk.publish('r1', '/good');
  await checker.idle();
  expect(asked).toEqual(['HEAD /good', 'GET /good']);
  clock.advance({ hours: 24 * 11 });
  await checker.idle();
  expect(asked.slice(2)).toEqual(['HEAD /good']);
  expect(await desk.link('/good')).toMatchObject({ state: 'ok', facts: { byteSize: CSV.length, etag: '"1"' } });
});

test('a link that fails for four days is dead, with its past', async () => {
  const { checker, clock } = desk;
  await desk.publish('r1', '/gone');
  for (let hour = 0; hour < 96; hour += 6) {
    await checker.idle();
    clock.advance({ hours: 6 });
  }
  expect((await desk.link('/gone'))?.spells.map(({ state }) => state)).toEqual(['dead', 'failing', 'unknown']);
});

test('the metrics count checks by outcome, and tell how many hosts wait and how long', async () => {
  const { checker, clock, store } = desk;
  const value = (text: string, name: string): number =>
    Number(
      text
        .split('\n')
        .find((line) => line.startsWith(`${name} `))!
        .split(' ')[1],
    );
  const wrongTypes = 'moisson_link_checks_total{outcome="wrong-type"}';
  const log = createLogger('test', 'silent');
  const metrics = (await startMetrics('checker', readConfig({ MOISSON_METRICS_PORT: '0' }), log))!;
  const scrape = async (): Promise<string> => (await fetch(`${metrics.url}/metrics`)).text();
  const before = value(await scrape(), wrongTypes);
  const forget = gaugeLinks(store.links);
  try {
    await desk.publish('r1', '/page');
    await checker.idle();
    const checked = await scrape();
    expect(value(checked, wrongTypes) - before).toBe(1);
    expect(value(checked, 'moisson_link_hosts_due')).toBe(0);
    const { nextDue } = (await store.links.hosts())[0]!;
    clock.advance({ seconds: (Date.parse(nextDue) - clock.now().getTime()) / 1000 + 90 });
    const late = await scrape();
    expect(value(late, 'moisson_link_hosts_due')).toBe(1);
    expect(value(late, 'moisson_link_due_age_seconds')).toBe(90);
  } finally {
    forget();
    await metrics.stop();
  }
});

test('the page of a dataset shows the state of each file in both languages, and the API its past', async () => {
  await desk.publish('r1', '/page', '/good');
  await desk.checker.idle();
  const portal = await startPortal({
    ...{ store: desk.store, log: createLogger('test', 'silent'), listen: { host: '127.0.0.1', port: 0 } },
    statusUrl: 'http://127.0.0.1:1',
  });
  try {
    const id = datasetIdOf(aRecord({ recordKey: 'r1' }));
    const read = async (path: string): Promise<string> => (await fetch(portal.url + path)).text();
    const french = await read(`/datasets/${id}?lang=fr`);
    expect(french).toContain('N’est pas le fichier annoncé');
    expect(french).toContain('l’adresse donne une page HTML');
    expect(french).toContain('Fonctionne');
    expect(await read(`/datasets/${id}?lang=en`)).toContain('Not the announced file');
    const { items } = JSON.parse(await read(`/api/v1/datasets/${id}/links`)) as { items: readonly unknown[] };
    expect(items).toMatchObject([
      { url: `${desk.url}/good`, state: 'ok', byteSize: CSV.length, history: [{ state: 'ok' }, { state: 'unknown' }] },
      { url: `${desk.url}/page`, state: 'wrong-type', problem: { code: 'link.wrong-type' } },
    ]);
  } finally {
    await portal.stop();
  }
});
