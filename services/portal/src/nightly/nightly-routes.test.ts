import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DatasetId } from '@moisson/contracts';
import type { Store } from '@moisson/domain';
import { systemClock } from '@moisson/kernel';
import { createLogger, type HttpService } from '@moisson/runtime';
import { openSqliteStore } from '@moisson/store';
import { aBodyWrite, aDataset } from '@moisson/testkit';
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { get as httpGet } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { startPortal } from '../portal.ts';
import { NightFolder } from './night-folder.ts';
import { writeDueNight } from './write-nights.ts';
import { PortalSearch } from '../search/portal-search.ts';

const SIZE = 4000;
const stack = new AsyncDisposableStack();
let store: Store;
let portal: HttpService;
let dir: string;
const settings = (schedule: string) => ({ dir, schedule, nights: 7, maxMebibytes: 1000 });

beforeAll(async () => {
  const home = stack.adopt(await mkdtemp(join(tmpdir(), 'moisson-nights-')), (one) => rm(one, { recursive: true }));
  dir = join(home, 'exports');
  store = stack.adopt(openSqliteStore(home, systemClock), (one) => one.close());
  for (let at = 0; at < SIZE; at += 500)
    await store.datasetWrites.write(
      Array.from({ length: 500 }, (_, one) => {
        const id = DatasetId.parse(`6f1c2c1e-8f6b-5f0e-9f58-${String(at + one).padStart(12, '0')}`);
        const description = { fr: createHash('sha512').update(id).digest('hex').repeat(120) };
        return aBodyWrite(id, { state: 'live', dataset: { ...aDataset(`Arbres ${at + one}`, { description }), id } });
      }),
    );
  const [log, listen] = [createLogger('test', 'silent'), { host: '127.0.0.1', port: 0 }];
  // It looks at its schedule once a minute; here the nights are written by the tests.
  portal = stack.adopt(await startPortal({ store, log, listen, exports: settings('0 4 29 2 *') }), (one) => one.stop());
}, 120_000);
afterAll(() => stack.disposeAsync());

const read = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(portal.url + path, { headers: { 'cache-control': 'max-age=0', ...headers }, redirect: 'manual' });
const writeNow = () =>
  writeDueNight({
    ...{
      context: { store, search: new PortalSearch(store) },
      folder: new NightFolder(dir),
      settings: settings('* * * * *'),
    },
    site: { origin: portal.url, themeNames: {} },
  });

test('before the first night there is a page, an empty list, and no file', async () => {
  expect(await (await read('/exports')).text()).toContain('Aucun fichier');
  expect(await (await read('/api/v1/exports')).json()).toEqual({ items: [] });
  for (const path of ['/exports/latest', '/exports/latest/datasets.csv.gz', '/exports/2026-11-28T0830Z'])
    expect([path, (await read(path)).status]).toEqual([path, 404]);
});

test('a night of thousands of datasets is written in little memory, and served at addresses that never change', async () => {
  const before = process.memoryUsage().arrayBuffers;
  let most = 0;
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().arrayBuffers)), 20);
  const night = (await writeNow())!;
  clearInterval(watch);
  expect(night.datasets).toBe(SIZE);
  // The texts of all datasets are 60 MB, and each of five files has them.
  expect(most - before).toBeLessThan(120 * 1024 * 1024);

  const list = (await (await read('/api/v1/exports')).json()) as { latest: string; items: unknown[] };
  expect(list).toMatchObject({ latest: `/exports/${night.name}`, items: [night] });
  expect((await read('/exports/latest')).headers.get('location')).toBe(`/exports/${night.name}/manifest.json`);
  for (const { name, sha256, bytes, mediaType } of night.files) {
    expect((await read(`/exports/latest/${name}`)).headers.get('location')).toBe(`/exports/${night.name}/${name}`);
    const answer = await read(`/exports/${night.name}/${name}`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, mediaType]);
    expect(answer.headers.get('cache-control')).toContain('immutable');
    expect(answer.headers.get('etag')).toBe(`"${sha256}"`);
    const body = Buffer.from(await answer.arrayBuffer());
    expect([body.length, createHash('sha256').update(body).digest('hex')]).toEqual([bytes, sha256]);
  }
  const csv = `/exports/${night.name}/datasets.ndjson.gz`;
  const whole = Buffer.from(await (await read(csv)).arrayBuffer());
  expect(gunzipSync(whole).toString().split('\n')).toHaveLength(SIZE + 1);
  const etag = (await read(csv)).headers.get('etag')!;
  expect((await read(csv, { 'if-none-match': etag })).status).toBe(304);
  const part = await read(csv, { range: 'bytes=100-199', 'if-range': etag });
  expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 100-199/${whole.length}`]);
  expect(Buffer.from(await part.arrayBuffer())).toEqual(whole.subarray(100, 200));
  expect((await read(csv, { range: 'bytes=100-199', 'if-range': '"other"' })).status).toBe(200);
  const beyond = await read(csv, { range: `bytes=${whole.length + 1}-` });
  expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${whole.length}`]);
}, 240_000);

test('the page shows the files of the newest night, in both languages', async () => {
  for (const [language, words] of [
    ['fr', ['Le catalogue en fichiers', 'datasets.parquet', 'Manifeste']],
    ['en', ['The catalogue as files', 'datasets.csv.gz', '4,000']],
  ] as const) {
    const page = await (await read(`/exports?lang=${language}`)).text();
    for (const word of words) expect(page).toContain(word);
  }
});

/** Sends a path as it is: fetch would resolve its dots. */
const statusOf = (path: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    httpGet(portal.url, { path }, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).once('error', reject);
  });

test('nothing but the files of a night is served, whatever the address', async () => {
  const { name } = (await new NightFolder(dir).latest())!;
  await writeFile(join(dir, name, 'secret.txt'), 'secret');
  for (const path of [
    ...[`/exports/${name}/secret.txt`, '/exports/.claim/x', '/exports/..', '/exports/latest/secret.txt'],
    ...[`/exports/${name}/..%2Flatest`, `/exports/${name}/%2e%2e%2flatest`, '/exports/..%2fregistry.sqlite'],
    ...[
      `/exports/${name}/../../registry.sqlite`,
      `/exports/${name}%00/manifest.json`,
      '/exports/.writing-x/manifest.json',
    ],
  ])
    expect([path, await statusOf(path)]).toEqual([path, 404]);
});

test('a schedule that is none is refused at the start', async () => {
  const [log, listen] = [createLogger('test', 'silent'), { host: '127.0.0.1', port: 0 }];
  await expect(startPortal({ store, log, listen, exports: settings('every night') })).rejects.toMatchObject({
    code: 'config.invalid',
  });
});
