import { expect, test } from '@jest/globals';
import { NOTICE_CHANNEL, OutageError, type Notice } from '@moisson/kernel';
import { aDataset } from '@moisson/testkit';
import fc from 'fast-check';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { indexQueries, indexSteps } from '../../testing/index-steps.ts';
import { ToyFiles } from '../../testing/toy-files.ts';
import { ToyStore } from '../../testing/toy-store.ts';
import { FollowedIndex } from '../followed-index.ts';
import { Image } from './image.ts';
import { indexVersion } from './index-version.ts';
import { Unusable } from './unusable.ts';

const SMALL = { growing: 4, together: 2 };

interface Opened {
  readonly identity?: string;
  readonly now?: () => number;
  readonly sizes?: typeof SMALL;
}

/** Returns an index that keeps its image in these files. */
const opened = (store: ToyStore, files: ToyFiles, more: Opened = {}): FollowedIndex => {
  const { identity = 'one', now = () => 0, sizes = SMALL } = more;
  return new FollowedIndex(store, { files, identity: async () => identity, now }, sizes);
};

/** Returns the codes and details of the notices that are announced meanwhile. */
const noticesOf = async (work: () => Promise<unknown>): Promise<unknown[]> => {
  const notices: unknown[] = [];
  const listen = (notice: unknown): void => {
    const { code, params } = notice as Notice;
    notices.push([code, typeof params.detail === 'object' ? params.detail.en : params.detail]);
  };
  subscribe(NOTICE_CHANNEL, listen);
  await work().finally(() => unsubscribe(NOTICE_CHANNEL, listen));
  return notices;
};

const titles = ['Arbres', 'Vélos', 'Budget', 'Parcs', 'Arbres et parcs', 'Neige'];

/** Writes datasets and an image of their index. */
const imaged = async (): Promise<{ store: ToyStore; files: ToyFiles }> => {
  const [store, files] = [new ToyStore(), new ToyFiles()];
  titles.forEach((title, at) =>
    store.write(`jeu-${at}`, aDataset(title, { organization: { id: 'laval', name: 'Laval' } })),
  );
  const index = opened(store, files);
  await index.refresh();
  store.write('jeu-0', aDataset('Arbres abattus'));
  store.write('jeu-1', undefined);
  await index.refresh();
  await index.close();
  return { store, files };
};

const found = async (index: FollowedIndex) => [
  (await index.find({ text: 'arbres ', limit: 10 })).ids,
  (await index.find({ limit: 10 })).ids,
  await index.suggest('pa', 5),
  index.nameOf('laval'),
];

test('a start with an image reads only what changed since, and answers the same', async () => {
  const { store, files } = await imaged();
  store.write('jeu-5', aDataset('Arbres en pot'));
  store.write('jeu-2', undefined);
  const [whole, restored] = [new FollowedIndex(store, undefined, SMALL), opened(store, files)];
  store.wholeReads = 0;
  store.readIds.length = 0;
  const answers = await found(restored);
  expect([store.wholeReads, store.readIds]).toEqual([0, ['jeu-5', 'jeu-2']]);
  const [words, all, , name] = await found(whole);
  // Words of removed datasets stay in the vocabulary.
  expect([answers[0], answers[1], answers[3]]).toEqual([words, all, name]);
  expect(answers[2]).toEqual(['parcs']);
});

test('whatever was put and removed, an index answers like its image that is read again', async () => {
  await fc.assert(
    fc.asyncProperty(indexSteps, indexSteps, indexQueries, async (before, after, queries) => {
      const [store, files] = [new ToyStore(), new ToyFiles()];
      let now = 0;
      const one = opened(store, files, { now: () => now });
      for (const [at, { id, dataset }] of [...before, ...after].entries()) {
        store.write(id, dataset);
        if (at % 5 === 0) await one.refresh();
        if (at === before.length) now = 1e9;
      }
      await one.refresh();
      await one.close();
      const other = opened(store, files);
      await other.refresh();
      expect(store.wholeReads).toBe(1);
      for (const query of queries) expect(await other.find(query)).toEqual(await one.find(query));
      expect(await other.organizations()).toEqual(await one.organizations());
      expect(await other.changes('', 100)).toEqual(await one.changes('', 100));
    }),
    { numRuns: 100 },
  );
});

test('an image that is cut anywhere, or has a wrong byte, is not read', async () => {
  const { files } = await imaged();
  const origin = { version: indexVersion(), identity: 'one' };
  const read = (changed: ReadonlyMap<string, Buffer>): Promise<unknown> => {
    const toy = new ToyFiles();
    for (const [name, bytes] of changed) toy.files.set(name, bytes);
    return new Image(toy).read(origin, { number: 100 });
  };
  const whole = await read(files.files);
  for (const [name, bytes] of files.files) {
    const withBytes = (other: Buffer): Promise<unknown> => read(new Map([...files.files, [name, other]]));
    for (let length = 0; length < bytes.length; length += 1)
      await expect(withBytes(bytes.subarray(0, length))).rejects.toBeInstanceOf(Unusable);
    await expect(withBytes(Buffer.concat([bytes, Buffer.from('x')]))).rejects.toBeInstanceOf(Unusable);
    for (let at = 0; at < bytes.length; at += 1) {
      const wrong = Buffer.from(bytes);
      wrong[at]! ^= 0x10;
      const result = await withBytes(wrong).catch((error: unknown) => error);
      // Between two sections there may be bytes that mean nothing.
      if (result instanceof Unusable) continue;
      expect(result).toEqual(whole);
    }
  }
});

test('an image that is not whole is ignored with a notice, and the index is made from the store', async () => {
  const { store, files } = await imaged();
  const expected = await found(opened(store, files));
  for (const [name, bytes] of files.files) files.files.set(name, bytes.subarray(0, bytes.length - 1));
  store.wholeReads = 0;
  const index = opened(store, files);
  const notices = await noticesOf(async () => expect((await found(index)).slice(0, 2)).toEqual(expected.slice(0, 2)));
  expect(notices).toEqual([['search.image-ignored', 'a file is truncated or damaged']]);
  expect(store.wholeReads).toBe(1);
});

test('an image of another store, of a later state, or without one of its files is ignored', async () => {
  const { store, files } = await imaged();
  const reason = async (index: FollowedIndex): Promise<unknown> => (await noticesOf(() => index.refresh()))[0];
  expect(await reason(opened(store, files, { identity: 'other' }))).toEqual([
    'search.image-ignored',
    'it is of another catalogue',
  ]);
  const shorter = new ToyStore();
  shorter.write('jeu-1', aDataset('Arbres'));
  expect(await reason(opened(shorter, files))).toEqual(['search.image-ignored', 'it is newer than the catalogue']);
  const segment = [...files.files.keys()].find((name) => name.startsWith('segment-'))!;
  files.files.delete(segment);
  expect(await reason(opened(store, files))).toEqual(['search.image-ignored', `${segment} is missing`]);
});

test('an image that the store has forgotten the changes since is not used, and the next one replaces it', async () => {
  const { store, files } = await imaged();
  store.write('jeu-9', aDataset('Neufs'));
  store.write('jeu-10', aDataset('Autres'));
  store.first = 9;
  store.wholeReads = 0;
  const index = opened(store, files);
  expect((await index.find({ text: 'neufs ', limit: 1 })).ids).toEqual(['jeu-9']);
  expect(store.wholeReads).toBe(1);
  await index.close();
  await opened(store, files).refresh();
  expect(store.wholeReads).toBe(1);
});

test('an image is written after a whole read, then not before some minutes, and at the end; unchanged segments are not written again', async () => {
  const [store, files] = [new ToyStore(), new ToyFiles()];
  let now = 0;
  for (const [at, title] of titles.entries()) store.write(`jeu-${at}`, aDataset(title));
  const index = opened(store, files, { now: () => now, sizes: { growing: 1000, together: 8 } });
  const written = async (): Promise<number> => {
    await index.refresh();
    await index.imageWritten();
    return files.written.splice(0).length;
  };
  expect(await written()).toBeGreaterThanOrEqual(2);
  expect(await written()).toBe(0);
  store.write('jeu-0', aDataset('Arbres abattus'));
  expect(await written()).toBe(0);
  now += 10 * 60_000;
  expect(await written()).toBe(2);
  expect(await written()).toBe(0);
  await index.close();
  expect(files.written).toEqual([]);
  store.write('jeu-0', aDataset('Arbres plantés'));
  await index.refresh();
  await index.close();
  expect(files.written).toHaveLength(2);
});

test('an image that cannot be written is announced once, searches go on, and it is written when that is possible again', async () => {
  const [store, files] = [new ToyStore(), new ToyFiles()];
  let now = 0;
  files.fault = new OutageError('x', new Error('ENOSPC'), { code: 'disk.full', params: { file: 'image' } });
  store.write('jeu-1', aDataset('Arbres'));
  const index = opened(store, files, { now: () => now });
  const notices = await noticesOf(async () => {
    for (let turn = 0; turn < 3; turn += 1) {
      expect((await index.find({ text: 'arbres ', limit: 1 })).total).toBe(1);
      await index.imageWritten();
      now += 10 * 60_000;
    }
  });
  expect(notices).toEqual([['search.image-unwritten', 'There is no room left on the disk to write image.']]);
  files.fault = undefined;
  await index.refresh();
  await index.imageWritten();
  expect(files.files.size).toBe(2);
});

test('the version of an index is the same at each start', () => {
  expect(indexVersion()).toMatch(/^[\da-f]{64}$/);
  expect(indexVersion()).toBe(indexVersion());
});
