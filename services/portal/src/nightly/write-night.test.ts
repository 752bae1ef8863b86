import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Dataset, DatasetId } from '@moisson/contracts';
import type { Store } from '@moisson/domain';
import { systemClock } from '@moisson/kernel';
import { openSqliteStore } from '@moisson/store';
import { aBodyWrite, aDataset } from '@moisson/testkit';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { PortalSearch } from '../search/portal-search.ts';
import { realDisk, type Disk } from './disk.ts';
import { NightFolder } from './night-folder.ts';
import type { Night } from './public-night.ts';
import { writeDueNight } from './write-nights.ts';

const stack = new AsyncDisposableStack();
const SIZE = 120;
let store: Store;
const idOf = (at: number): DatasetId => DatasetId.parse(`6f1c2c1e-8f6b-5f0e-9f58-${String(at).padStart(12, '0')}`);

const write = async (at: number, title: string | undefined, expected: number): Promise<void> => {
  const id = idOf(at);
  const body = aBodyWrite(
    id,
    title === undefined
      ? { state: 'removed', label: 'x', removedAt: '2026-11-25T12:00:00.000Z' }
      : { state: 'live', dataset: { ...aDataset(title, {}), id } },
  );
  await store.datasetWrites.write([{ ...body, expected }]);
};

beforeAll(async () => {
  store = stack.adopt(openSqliteStore(await folderOf(), systemClock), (one) => one.close());
  for (let at = 0; at < SIZE; at += 1) await write(at, `Arbres ${at}`, 0);
});
afterAll(() => stack.disposeAsync());

const folderOf = async (): Promise<string> =>
  stack.adopt(await mkdtemp(join(tmpdir(), 'moisson-night-')), (one) => rm(one, { recursive: true, force: true }));

interface Options {
  readonly disk?: Disk;
  readonly nights?: number;
  readonly maxMebibytes?: number;
  /** The schedule comes due at this hour of today, by which a night is named. */
  readonly at?: string;
}
const writeIn = (dir: string, { disk = realDisk, nights = 7, maxMebibytes = 100, at = '05' }: Options = {}) => {
  const now = new Date(`2026-11-28T${at}:30:00Z`);
  const context = {
    store: { ...store, polls: { ...store.polls, now: async () => now } },
    search: new PortalSearch(store),
  };
  return writeDueNight({
    ...{ context, folder: new NightFolder(dir, disk) },
    settings: { dir, schedule: '0 * * * *', nights, maxMebibytes },
    site: { origin: 'https://moisson.example', themeNames: {} },
  });
};

/** Throws unless all that can be served is whole: each file has the bytes, the checksum and the rows that its manifest says. */
const verified = async (dir: string): Promise<readonly Night[]> => {
  const folder = new NightFolder(dir);
  const nights = await folder.nights();
  for (const { name, files, datasets } of nights) {
    expect((await readdir(join(dir, name))).sort()).toEqual(
      [...files.map((file) => file.name), 'manifest.json'].sort(),
    );
    for (const file of files) {
      const bytes = await readFile(join(dir, name, file.name));
      expect([bytes.length, createHash('sha256').update(bytes).digest('hex')]).toEqual([file.bytes, file.sha256]);
    }
    expect(linesOf(await readFile(join(dir, name, 'datasets.ndjson.gz')))).toHaveLength(datasets);
  }
  const latest = await folder.latest();
  expect(latest === undefined).toBe(nights.length === 0);
  return nights;
};
const linesOf = (gzip: Uint8Array): unknown[] =>
  gunzipSync(gzip)
    .toString()
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as unknown);

test('a night has the catalogue in every form with its checksums, and what changed since the last one', async () => {
  const dir = await folderOf();
  const first = (await writeIn(dir))!;
  expect(first).toMatchObject({ name: '2026-11-28T0500Z', datasets: SIZE, changes: { create: SIZE, update: 0 } });
  expect(first.since).toBeUndefined();
  expect(first.files.map(({ name }) => name)).toEqual([
    ...['datasets.ndjson.gz', 'datasets.csv.gz', 'datasets.jsonld.gz', 'datasets.nt.gz', 'datasets.parquet'],
    ...['index.ndjson.gz', 'changes.ndjson.gz'],
  ]);
  for (const one of linesOf(await readFile(join(dir, first.name, 'datasets.ndjson.gz')))) Dataset.parse(one);
  // The same night once only.
  expect(await writeIn(dir)).toBeUndefined();
  await write(3, 'Arbres et bancs', 1);
  await write(0, undefined, 1);
  await write(SIZE - 1, undefined, 1);
  await write(SIZE, 'Nouveau', 0);
  const second = (await writeIn(dir, { at: '06' }))!;
  expect(second).toMatchObject({ since: first.name, datasets: SIZE - 1, changes: { create: 1, update: 1, delete: 2 } });
  expect(linesOf(await readFile(join(dir, second.name, 'changes.ndjson.gz')))).toEqual([
    { id: idOf(0), change: 'delete' },
    { id: idOf(3), change: 'update' },
    { id: idOf(SIZE - 1), change: 'delete' },
    { id: idOf(SIZE), change: 'create' },
  ]);
  expect(await verified(dir)).toEqual([second, first]);
  expect((await new NightFolder(dir).latest())!.name).toBe(second.name);
});

test('old nights go beyond their number and their size; the newest stays', async () => {
  const dir = await folderOf();
  for (const at of ['05', '06', '07', '08']) await writeIn(dir, { at, nights: 2 });
  expect((await verified(dir)).map(({ name }) => name.slice(11))).toEqual(['0800Z', '0700Z']);
  const [newest] = await new NightFolder(dir).nights();
  await new NightFolder(dir).keep(7, 1);
  expect(await verified(dir)).toEqual([newest]);
});

class Killed extends Error {}

/** A disk on which each act has a number. `before` is called with it, and may throw. */
const countedDisk = (before: (act: string) => void): Disk => {
  const counted =
    <Args extends readonly unknown[], Result>(name: string, act: (...args: Args) => Promise<Result>) =>
    async (...args: Args): Promise<Result> => {
      before(name);
      return act(...args);
    };
  return {
    ...realDisk,
    folder: counted('folder', realDisk.folder),
    rename: counted('rename', realDisk.rename),
    remove: counted('remove', realDisk.remove),
    syncFolder: counted('syncFolder', realDisk.syncFolder),
    create: counted('create', async (path) => {
      const file = await realDisk.create(path);
      return { write: counted('write', file.write), sync: counted('sync', file.sync), close: file.close };
    }),
  };
};

test('whenever the process dies, what is served is whole, and the next process goes on', async () => {
  const dir = await folderOf();
  await writeIn(dir, { nights: 2 });
  let hour = 6;
  let deaths = 0;
  for (let last = 1; ; last += 1) {
    let acts = 0;
    // After the last act nothing happens any more, not even tidying up.
    const disk = countedDisk(() => {
      acts += 1;
      if (acts > last) throw new Killed();
    });
    const at = String(hour).padStart(2, '0');
    try {
      await writeIn(dir, { disk, at, nights: 2 });
    } catch (error) {
      expect(error).toBeInstanceOf(Killed);
    }
    const isDead = acts > last;
    const after = await verified(dir);
    expect(after.length).toBeGreaterThan(0);
    if (!isDead) break;
    deaths += 1;
    // What a dead process has claimed is free after a while; here at once.
    await rm(join(dir, '.claim'), { force: true });
    const night = `2026-11-28T${at}00Z`;
    if (after[0]!.name !== night) expect((await writeIn(dir, { at, nights: 2 }))!.name).toBe(night);
    else await writeIn(dir, { at, nights: 2 });
    expect((await new NightFolder(dir).latest())!.name).toBe(night);
    expect((await verified(dir)).length).toBeLessThanOrEqual(2);
    // The next one has another name. After all hours of a day, it begins again in an empty folder.
    hour += 1;
    if (hour > 23) {
      await rm(dir, { recursive: true });
      await writeIn(dir, { nights: 2 });
      hour = 6;
    }
  }
  expect(deaths).toBeGreaterThan(30);
  expect((await readdir(dir)).filter((name) => name.startsWith('.'))).toEqual([]);
}, 400_000);

test('a full disk is told by its name; yesterday’s files stay, and nothing half-written', async () => {
  const dir = await folderOf();
  const first = await writeIn(dir);
  for (const at of [0, 1, 4, 8]) {
    let writes = 0;
    const disk = countedDisk((act) => {
      if (act === 'write' && (writes += 1) > at)
        throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC', syscall: 'write' });
    });
    await expect(writeIn(dir, { disk, at: '06' })).rejects.toMatchObject({ code: 'disk.full', params: { file: dir } });
    expect(await verified(dir)).toEqual([first]);
    expect((await readdir(dir)).sort()).toEqual(['2026-11-28T0500Z', 'latest']);
  }
  // With room again, the same night is written.
  expect((await writeIn(dir, { at: '06' }))!.name).toBe('2026-11-28T0600Z');
});

test('a night that fails leaves no file open, however large the index before it is', async () => {
  const dir = await folderOf();
  const night = (await writeIn(dir))!;
  // Lines that fit no buffer: who stops in the middle has the file open.
  const line = `${JSON.stringify({ id: idOf(0), sha256: 'a'.repeat(64) })}\n`;
  await writeFile(join(dir, night.name, 'index.ndjson.gz'), gzipSync(line.repeat(20_000), { level: 0 }));
  const opened = async () => (await readdir('/dev/fd')).length;
  const before = await opened();
  const lines = new NightFolder(dir).index(night);
  await lines.next();
  await lines.return(undefined);
  // A file is closed by a thread.
  while ((await opened()) > before) await new Promise(setImmediate);
});

test('more than the limit is not written', async () => {
  const dir = await folderOf();
  await expect(writeIn(dir, { maxMebibytes: 0.01 })).rejects.toMatchObject({ code: 'disk.limit-reached' });
  expect(await verified(dir)).toEqual([]);
});

test('of two processes one writes', async () => {
  const dir = await folderOf();
  const both = await Promise.all([writeIn(dir), writeIn(dir)]);
  expect(both.filter((night) => night !== undefined)).toHaveLength(1);
  await verified(dir);
});

test('an index that is damaged is not compared with', async () => {
  const dir = await folderOf();
  const first = (await writeIn(dir))!;
  await rm(join(dir, first.name, 'index.ndjson.gz'));
  const second = (await writeIn(dir, { at: '06' }))!;
  expect(second.since).toBeUndefined();
  expect(second.changes.create).toBe(second.datasets);
});
