import { expect, test } from '@jest/globals';
import { CatalogueServer, SimulatedCatalogue } from '@moisson/simulator';
import { openSqliteCatalogue, type CatalogueStore } from '@moisson/store';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runNode } from '../support/process.ts';
import { share } from '../support/share.ts';

const SIZE = 300;
/** The calls that must each be survived, before and after (guarantees I1), in the order of the line. */
const boundaries = [
  'polls.claim',
  'polls.announce',
  'payloads.put',
  'changeLog.publish',
  'snapshots.put',
  'polls.settle',
  'runs.put',
  'polls.release',
  'records.put',
  'catalogue.heads',
  'catalogue.write',
  'catalogue.markPublished',
] as const;
const hits = share({ few: [1], ci: [1, 2], all: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] });

const told = async (store: CatalogueStore): Promise<unknown[]> =>
  (await store.catalogue.scan(undefined, 10 * SIZE)).map(({ firstSeenAt: _, changedAt: __, records, ...dataset }) => ({
    ...dataset,
    records: records.map(({ recordKey }) => recordKey),
  }));

const catalogueIn = async (dir: string): Promise<unknown[]> => {
  const store = openSqliteCatalogue(dir);
  expect(await store.catalogue.unpublished(10)).toEqual([]);
  return told(store).finally(() => store.close());
};

test('a SIGKILL before and after every named call of the line loses nothing', async () => {
  const organization = { id: 'ville-de-laval', name: 'Ville de Laval' };
  const server = await CatalogueServer.start(
    new SimulatedCatalogue({ id: 'laval', protocol: 'ckan', seed: 8, size: SIZE, length: 4, organization }),
  );
  const [dir, calm] = [await mkdtemp(join(tmpdir(), 'moisson-edge-')), await mkdtemp(join(tmpdir(), 'moisson-calm-'))];
  const harvest = (into: string, boundary = '') =>
    runNode('test/resilience/child-boundary.ts', [into, server.url, boundary], {});
  const survived: string[] = [];
  try {
    for (const boundary of boundaries)
      for (const side of ['before', 'after'])
        for (const hit of hits) {
          // Enough changes for several batches, some of them taken back later.
          for (let index = 0; index < SIZE; index += 2) server.catalogue.change(index);
          const { code, stderr } = await harvest(dir, `${boundary}:${side}:${hit}`);
          if (code !== null) survived.push(`${boundary}:${side}:${hit} ${stderr}`);
        }
    // Calls that a run of this size makes less often than that were not met; each first one was.
    expect(survived.filter((one) => one.includes(':1 '))).toEqual([]);
    for (const into of [dir, calm]) expect(await harvest(into)).toMatchObject({ stdout: 'succeeded\n', stderr: '' });
    const [ours, theirs] = [await catalogueIn(dir), await catalogueIn(calm)];
    expect(ours).toHaveLength(SIZE);
    expect(ours).toEqual(theirs);
  } finally {
    await server.stop();
    await Promise.all([rm(dir, { recursive: true }), rm(calm, { recursive: true })]);
  }
}, 400_000);
