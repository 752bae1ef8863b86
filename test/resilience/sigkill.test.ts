import { expect, test } from '@jest/globals';
import { ChangeFeedWriter } from '@moisson/indexer';
import { systemClock } from '@moisson/kernel';
import { CatalogueServer, SimulatedCatalogue } from '@moisson/simulator';
import { openSqliteCatalogue } from '@moisson/store';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { catalogueToFollow, FollowedCatalogue } from '../support/followed-feed.ts';
import { startNode } from '../support/process.ts';
import { seeded } from '../support/seeded.ts';
import { share } from '../support/share.ts';

const KILLS = share({ few: 20, ci: 50, all: 50 });
const SIZE = 2000;
const { random, seed } = seeded();

/** Runs a harvest, and kills it this many milliseconds after its start, if given. Returns its output. */
const harvest = (dir: string, url: string, killAfter?: number): Promise<string> =>
  new Promise((resolve) => {
    const child = startNode('test/resilience/child-harvest.ts', [dir, url], {});
    child.stderr!.pipe(process.stderr, { end: false });
    let said = '';
    child.stdout!.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.startsWith('started') && killAfter !== undefined) setTimeout(() => child.kill('SIGKILL'), killAfter);
    });
    child.on('close', () => resolve(said));
  });

const catalogue = async (dir: string): Promise<unknown[]> => {
  const store = openSqliteCatalogue(dir);
  const datasets = await store.datasetReads.scan(undefined, 10 * SIZE);
  const owed = await store.datasetWrites.unpublished(undefined, 10);
  await store.close();
  expect(owed).toEqual([]);
  // Times of observation may differ between the two; the content must not.
  return datasets.map(({ firstSeenAt: _, changedAt: __, records, ...dataset }) => ({
    ...dataset,
    records: records.map(({ run: ___, ...record }) => record),
  }));
};

/** Applies what the feed of changes has after a kill: it has no gap, and no revision comes before an older one. */
const follow = async (dir: string, follower: FollowedCatalogue): Promise<void> => {
  const store = openSqliteCatalogue(dir);
  await follower.follow(store.changeFeed);
  await store.close();
};

/** Expects that the follower has the catalogue, once the feed has all of it. */
const expectWholeCopy = async (dir: string, follower: FollowedCatalogue): Promise<void> => {
  const store = openSqliteCatalogue(dir);
  const writer = new ChangeFeedWriter(store, systemClock, (error) => {
    throw error;
  });
  await writer.catchUp();
  await follower.follow(store.changeFeed);
  expect(follower.known).toEqual(await catalogueToFollow(store.datasetReads));
  await store.close();
};

test(`the catalogue, and a follower's copy of it, equal those of an undisturbed harvest after ${KILLS} SIGKILLs (SEED=${seed})`, async () => {
  const server = await CatalogueServer.start(
    new SimulatedCatalogue({
      id: 'laval',
      protocol: 'ckan',
      seed: 8,
      size: SIZE,
      length: 4,
      organization: { id: 'ville-de-laval', name: 'Ville de Laval' },
    }),
  );
  const [dir, calm] = [await mkdtemp(join(tmpdir(), 'moisson-kill-')), await mkdtemp(join(tmpdir(), 'moisson-calm-'))];
  const follower = new FollowedCatalogue();
  let finished = 0;
  for (let kill = 0; kill < KILLS; kill += 1) {
    const said = await harvest(dir, server.url, random() * 600);
    if (said.includes('succeeded')) finished += 1;
    if (said !== '') await follow(dir, follower);
    // The source keeps changing, and takes some changes back.
    for (let change = 0; change < 20; change += 1) server.catalogue.change(Math.floor(random() * SIZE));
  }
  expect(await harvest(dir, server.url)).toContain('succeeded');
  expect(await harvest(calm, server.url)).toContain('succeeded');
  expect(finished).toBeLessThan(KILLS);
  const survived = await catalogue(dir);
  expect(survived).toHaveLength(SIZE);
  expect(survived).toEqual(await catalogue(calm));
  await expectWholeCopy(dir, follower);
  await server.stop();
  await Promise.all([rm(dir, { recursive: true }), rm(calm, { recursive: true })]);
});
