import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { connectors } from '@moisson/connectors';
import { startMonitor } from '@moisson/monitor';
import { startOperator } from '@moisson/operator';
import { startPortal } from '@moisson/portal';
import { createLogger, readConfig } from '@moisson/runtime';
import { EmbeddedLine } from '@moisson/standalone';
import { aSource } from '@moisson/testkit';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { countingStore, type CountingStore } from '../support/counting-store.ts';
import { startLaval } from '../support/laval-server.ts';

/** The list reads that a read of all feeds uses. */
const LISTS = ['registry.list', 'polls.statuses', 'runs.latest', 'holds.list'] as const;

const stack = new AsyncDisposableStack();
let counting: CountingStore;
let at: Readonly<Record<'portal' | 'operator' | 'monitor', string>>;
let dataset: string;

beforeAll(async () => {
  const server = stack.adopt(await startLaval(20), (one) => one.stop());
  const dir = stack.adopt(await mkdtemp(join(tmpdir(), 'moisson-reads-')), (one) => rm(one, { recursive: true }));
  const config = readConfig({
    MOISSON_DATA_DIR: dir,
    MOISSON_EGRESS_ALLOW: '127.0.0.0/8',
    MOISSON_LOG_LEVEL: 'silent',
  });
  const log = createLogger('test', 'silent');
  const line = stack.adopt(await EmbeddedLine.open(config, log), (one) => one.close());
  const laval = aSource({ endpoint: server.url });
  await line.store.registry.create(laval);
  await line.store.registry.create(aSource({ id: 'autre', state: 'paused' }));
  await line.pollNow(laval.id);
  counting = countingStore(line.store);
  const parts = { store: counting.store, log, listen: { host: '127.0.0.1', port: 0 } };
  const { changeLog, fetching } = line;
  const [portal, operator, monitor] = await Promise.all([
    startPortal(parts),
    startOperator({ ...parts, changeLog, fetching, connectors }),
    startMonitor(parts),
  ]);
  for (const service of [portal, operator, monitor]) stack.defer(() => service.stop());
  at = { portal: portal.url, operator: operator.url, monitor: monitor.url };
  // The monitor's own look at the feeds, which reads the lists, is over.
  while ((await line.store.feedHistory.watchedUntil()) === undefined) await new Promise(setImmediate);
  const [first] = await line.store.datasetReads.scan(undefined, 1);
  dataset = first!.id;
});
afterAll(() => stack.disposeAsync());

/** Returns how often a request to an address reads each of the lists. The monitor itself looks at all feeds once a minute: of two requests that falls into one at most. */
const listsReadBy = async (url: string): Promise<Readonly<Record<string, number>>> => {
  const [first, second] = [await listsReadOnce(url), await listsReadOnce(url)];
  const total = (lists: Readonly<Record<string, number>>): number =>
    Object.values(lists).reduce((sum, n) => sum + n, 0);
  return total(first) <= total(second) ? first : second;
};

const listsReadOnce = async (url: string): Promise<Readonly<Record<string, number>>> => {
  counting.calls();
  const response = await fetch(url, { headers: { accept: url.includes('/api/') ? 'application/json' : 'text/html' } });
  expect([url, response.status]).toEqual([url, 200]);
  await response.text();
  const calls = counting.calls();
  return Object.fromEntries(LISTS.flatMap((name) => (calls[name] === undefined ? [] : [[name, calls[name]]])));
};

test('an answer about one source, or one dataset, reads no list of all sources, statuses, runs or holds', async () => {
  for (const url of [
    `${at.portal}/sources/laval`,
    `${at.portal}/api/v1/sources/laval`,
    `${at.portal}/datasets/${dataset}`,
    `${at.portal}/api/v1/datasets/${dataset}`,
    `${at.portal}/api/v1/datasets/${dataset}/records`,
    `${at.operator}/api/v1/sources/laval`,
    `${at.operator}/runs?source=laval`,
    `${at.monitor}/api/v1/feeds/laval`,
    `${at.monitor}/api/v1/feeds/laval/history`,
    `${at.monitor}/feeds/laval`,
    `${at.monitor}/badges/laval.svg`,
  ])
    expect({ url, lists: await listsReadBy(url) }).toEqual({ url, lists: {} });
});

test('an answer about all sources reads each list once', async () => {
  const once = Object.fromEntries(LISTS.map((name) => [name, 1]));
  for (const url of [
    `${at.portal}/`,
    `${at.portal}/sources`,
    `${at.portal}/api/v1/sources`,
    `${at.operator}/`,
    `${at.operator}/api/v1/sources`,
    `${at.monitor}/`,
    `${at.monitor}/api/v1/feeds`,
  ])
    expect({ url, lists: await listsReadBy(url) }).toEqual({ url, lists: once });
});
