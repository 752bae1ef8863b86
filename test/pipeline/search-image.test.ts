import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { NOTICE_CHANNEL, systemClock, type Notice } from '@moisson/kernel';
import { createLogger, readConfig } from '@moisson/runtime';
import { EmbeddedLine } from '@moisson/standalone';
import { aSource } from '@moisson/testkit';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { mkdtemp, readdir, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { startLaval } from '../support/laval-server.ts';

const SIZE = 300;
const source = aSource();
let dir: string;
let notices: Notice[];
const listen = (notice: unknown): void => void notices.push(notice as Notice);

const withLine = async (work: (line: EmbeddedLine) => Promise<void>): Promise<void> => {
  const config = readConfig({
    MOISSON_DATA_DIR: dir,
    MOISSON_EGRESS_ALLOW: '127.0.0.0/8',
    MOISSON_LOG_LEVEL: 'silent',
  });
  const line = await EmbeddedLine.open(config, createLogger('test', 'silent'), { clock: systemClock });
  await work(line).finally(() => line.close());
};
const total = async ({ store }: EmbeddedLine): Promise<number> => (await store.search.search({ limit: 1 })).total;
const indexFile = (): string => join(dir, 'search-index', 'index.bin');
const writtenAt = async (): Promise<number> => (await stat(indexFile())).mtimeMs;

beforeAll(async () => {
  subscribe(NOTICE_CHANNEL, listen);
  dir = await mkdtemp(join(tmpdir(), 'moisson-image-'));
  const server = await startLaval(SIZE);
  await withLine(async (line) => {
    await line.store.registry.create(aSource({ endpoint: server.url, politeness: { crawlDelaySeconds: 0 } }));
    await line.pollNow(source.id);
    expect(await total(line)).toBe(SIZE);
  });
  await server.stop();
});
beforeEach(() => {
  notices = [];
});
afterAll(async () => {
  unsubscribe(NOTICE_CHANNEL, listen);
  await rm(dir, { recursive: true });
});

test('the embedded form keeps an image of its index, and the next start uses it', async () => {
  expect((await readdir(join(dir, 'search-index'))).filter((name) => !/^segment-[\w-]+\.bin$/.test(name))).toEqual([
    'index.bin',
  ]);
  const before = await writtenAt();
  await withLine(async (line) => expect(await total(line)).toBe(SIZE));
  // After a whole read it would have been written again.
  expect([await writtenAt(), notices]).toEqual([before, []]);
});

test('an image that is cut, or of a catalogue that was replaced, is announced and replaced', async () => {
  await truncate(indexFile(), 1000);
  await withLine(async (line) => expect(await total(line)).toBe(SIZE));
  expect(notices).toMatchObject([{ event: 'search.image-ignored', params: { dir: join(dir, 'search-index') } }]);
  const db = new DatabaseSync(join(dir, 'catalogue.sqlite'));
  db.exec(`UPDATE catalogue_identity SET id = 'another'; DELETE FROM datasets WHERE rid % 2 = 0`);
  db.close();
  await withLine(async (line) => expect(await total(line)).toBe(SIZE / 2));
  expect(notices).toHaveLength(2);
  await withLine(async (line) => expect(await total(line)).toBe(SIZE / 2));
  expect(notices).toHaveLength(2);
});

test('where no image can be written, searches are answered all the same, and it says what to do', async () => {
  await rm(join(dir, 'search-index'), { recursive: true });
  await writeFile(join(dir, 'search-index'), '');
  await withLine(async (line) => expect(await total(line)).toBe(SIZE / 2));
  expect(notices).toMatchObject([
    { event: 'search.image-ignored' },
    { event: 'search.image-unwritten', params: { detail: { en: expect.stringContaining('is not a folder') } } },
  ]);
});
