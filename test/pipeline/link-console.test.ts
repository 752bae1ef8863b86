import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { SqliteChangeLog } from '@moisson/changelog';
import { connectors } from '@moisson/connectors';
import { SourceId, type LinkState } from '@moisson/contracts';
import { datasetIdOf, givenLinks, linkId } from '@moisson/domain';
import { startOperator, type OperatorParts } from '@moisson/operator';
import { createLogger } from '@moisson/runtime';
import { openSqliteStore } from '@moisson/store';
import { aDatasetWrite, aRecord, ManualClock } from '@moisson/testkit';
import { parse } from 'csv-parse/sync';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cliOn } from '../support/cli-on.ts';

let stack: AsyncDisposableStack;
let url: string;
let store: ReturnType<typeof openSqliteStore>;

/** Stores a dataset of a source with these addresses. */
const publish = async (source: string, addresses: readonly string[]): Promise<void> => {
  const distribution = addresses.map((downloadURL) => ({ downloadURL, mediaType: 'text/csv' }));
  const dataset = { ...aRecord().dataset, title: { fr: `Jeu de ${source}` }, identifier: [source], distribution };
  const record = aRecord({ sourceId: SourceId.parse(source), recordKey: source, dataset });
  await store.datasetWrites.write([aDatasetWrite(record, 0)]);
  await store.links.give(datasetIdOf(record), givenLinks(record.dataset));
};
const found = async (address: string, state: LinkState, code?: 'fetch.not-found'): Promise<void> => {
  await store.links.update(linkId(address), (link) => ({
    ...{ ...link, state, checkedAt: link.since },
    ...(code === undefined ? {} : { problem: { code, params: { url: address, status: 404 } } }),
    ...(state === 'ok' ? { facts: { anySite: true } } : {}),
  }));
};

beforeEach(async () => {
  stack = new AsyncDisposableStack();
  const dir = await mkdtemp(join(tmpdir(), 'moisson-link-console-'));
  stack.defer(() => rm(dir, { recursive: true, force: true }));
  const clock = new ManualClock();
  const opened = SqliteChangeLog.open(join(dir, 'changelog.sqlite'), clock);
  const changeLog = stack.adopt(opened, (one) => one.close());
  store = stack.adopt(openSqliteStore(dir, clock), (one) => one.close());
  await publish('laval', ['https://laval.test/good.csv', 'https://laval.test/=gone.csv']);
  await publish('levis', ['https://levis.test/gone.csv']);
  await found('https://laval.test/good.csv', 'ok');
  await found('https://laval.test/=gone.csv', 'dead', 'fetch.not-found');
  await found('https://levis.test/gone.csv', 'dead', 'fetch.not-found');
  const claimed = [await store.links.claimHost('test', 60), await store.links.claimHost('test', 60)];
  for (const one of claimed) await store.links.releaseHost(one!.host, 'test', 0);
  const parts = {
    store,
    changeLog,
    connectors,
    log: createLogger('test', 'silent'),
    listen: { host: '127.0.0.1', port: 0 },
  };
  // Nothing else of the line is asked.
  const operator = stack.adopt(await startOperator(parts as unknown as OperatorParts), (one) => one.stop());
  url = operator.url;
});
afterEach(async () => {
  await stack.disposeAsync();
});

const read = async (path: string): Promise<string> => (await fetch(url + path)).text();

test('the page shows dead links with reason and source, and hosts with their counts', async () => {
  const page = await read('/links?lang=fr');
  for (const text of [
    'https://levis.test/gone.csv',
    'Lien mort',
    '404',
    'Jeu de laval',
    'href="/sources/levis',
    'Serveurs',
  ])
    expect(page).toContain(text);
  expect(page).not.toContain('good.csv');
  expect(page).toMatch(/<option value="dead" selected/);
  const english = await read('/links?lang=en&source=laval&state=');
  expect(english).toContain('good.csv');
  expect(english).toContain('Pages of other sites may read it (CORS).');
  expect(english).not.toContain('https://levis.test/gone.csv');
  expect((await fetch(`${url}/links?state=asleep`)).status).toBe(400);
});

test('the API filters by state, host and source, and pages to the end', async () => {
  const seen: string[] = [];
  for (let next: string | undefined = ''; next !== undefined;) {
    const page = JSON.parse(await read(`/api/v1/links?limit=1&cursor=${next}`)) as {
      items: { url: string }[];
      next?: string;
    };
    seen.push(...page.items.map((one) => one.url));
    next = page.next;
  }
  expect(seen.sort()).toEqual([
    ...['https://laval.test/=gone.csv', 'https://laval.test/good.csv', 'https://levis.test/gone.csv'],
  ]);
  const { items } = JSON.parse(await read('/api/v1/links?source=levis&state=dead')) as { items: unknown[] };
  expect(items).toMatchObject([{ host: 'levis.test', sources: ['levis'], problem: { code: 'fetch.not-found' } }]);
  expect(JSON.parse(await read('/api/v1/links?source=montreal'))).toEqual({ items: [] });
  expect(JSON.parse(await read('/api/v1/link-hosts'))).toMatchObject([
    { host: 'laval.test', links: 2, counts: { ok: 1, dead: 1 }, isBeingChecked: false },
    { host: 'levis.test', links: 1, counts: { dead: 1 } },
  ]);
});

test('the CSV has a row for each link', async () => {
  const rows = parse<Record<string, string>>(await read('/links.csv?state=dead'), { columns: true, bom: true });
  expect(rows.map((row) => row.url).sort()).toEqual(['https://laval.test/=gone.csv', 'https://levis.test/gone.csv']);
  expect(rows[0]).toMatchObject({ state: 'dead', reason: expect.stringContaining('404') });
});

test('`moisson links --dead` and `link-hosts` print them', async () => {
  const moisson = cliOn(url);
  const { stdout } = await moisson('links', '--dead', '--source', 'laval', '--json');
  expect(JSON.parse(stdout)).toMatchObject([{ url: 'https://laval.test/=gone.csv', state: 'dead' }]);
  expect((await moisson('link-hosts')).stdout).toContain('levis.test');
});
