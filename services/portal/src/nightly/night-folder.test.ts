import { afterAll, expect, test } from '@jest/globals';
import { mkdtemp, readdir, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NightFolder, SILENT_MS } from './night-folder.ts';

const stack = new AsyncDisposableStack();
afterAll(() => stack.disposeAsync());
const aFolder = async (): Promise<NightFolder> =>
  new NightFolder(
    stack.adopt(await mkdtemp(join(tmpdir(), 'moisson-claim-')), (one) => rm(one, { recursive: true, force: true })),
  );

test('a claim is held until it is given back, and each sign of life renews it', async () => {
  const folder = await aFolder();
  const first = (await folder.claim())!;
  expect(await folder.claim()).toBeUndefined();
  await first.renew();
  expect(await folder.claim()).toBeUndefined();
  await first.release();
  expect(await folder.claim()).toBeDefined();
  expect(await readdir(folder.dir)).toEqual(['.claim']);
});

test('a claim that has been silent for long is taken, and who had it neither renews nor removes the new one', async () => {
  const folder = await aFolder();
  const dead = (await folder.claim())!;
  const long = new Date(Date.now() - 2 * SILENT_MS);
  await utimes(join(folder.dir, '.claim'), long, long);
  expect(await folder.claim()).toBeDefined();
  await expect(dead.renew()).rejects.toThrow('taken the claim');
  await dead.release();
  expect(await folder.claim()).toBeUndefined();
});
