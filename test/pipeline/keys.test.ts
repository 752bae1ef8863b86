import { describe, expect, test } from '@jest/globals';
import { SourceId } from '@moisson/contracts';
import type { StoredRun } from '@moisson/domain';
import type { EmbeddedLine } from '@moisson/standalone';
import { aSource, ManualClock } from '@moisson/testkit';
import { feedDataset, FeedServer } from '../support/feed-server.ts';
import { withLine } from '../support/with-line.ts';

const SITE = 'https://ville.invalid';
const layer = (service: string, number: number): string =>
  `https://gis.ville.invalid/rest/services/${service}/${number}`;
const id = SourceId.parse('ville');

interface Fed {
  /** Serves the datasets, polls a day later, and returns the run. */
  readonly poll: (datasets: readonly object[]) => Promise<StoredRun>;
  /** Returns the ids of the catalogue's datasets by title. */
  readonly ids: () => Promise<Record<string, string>>;
  readonly line: EmbeddedLine;
}

const withFeed = async (work: (fed: Fed) => Promise<void>): Promise<void> => {
  await using feed = await FeedServer.start();
  const clock = new ManualClock();
  await withLine(async (line) => {
    await line.store.registry.create(aSource({ id, protocol: 'arcgis-hub', endpoint: feed.url }));
    await work({
      line,
      poll: async (datasets) => {
        feed.datasets = datasets;
        clock.advance({ hours: 24 });
        await line.pollNow(id);
        return (await line.store.runs.list({ sourceId: id, limit: 1 }))[0]!;
      },
      ids: async () =>
        Object.fromEntries(
          (await line.store.datasetReads.scan(undefined, 500)).map((dataset) => [dataset.title.fr ?? '', dataset.id]),
        ),
    });
  }, clock);
};

describe('different datasets under one published identifier', () => {
  const slug = `${SITE}/datasets/ville::rues`;
  const listed = [
    { title: 'Rues', layer: layer('Rues/MapServer', 0) },
    { title: 'Parcs', layer: layer('Parcs/MapServer', 0) },
    { title: 'Arbres', page: `${SITE}/pages/arbres` },
    { title: 'Égouts', page: `${SITE}/pages/egouts` },
    { title: 'Bancs' },
  ].map((one) => feedDataset({ identifier: slug, ...one }));
  const other = feedDataset({ identifier: `${SITE}/datasets/ville::piscines`, title: 'Piscines' });

  test('are all in the catalogue, whatever the order of the feed, and do not change', () =>
    withFeed(async ({ poll, ids }) => {
      const first = await poll([...listed, other]);
      expect(first.counts).toMatchObject({ created: 6, duplicate: 0 });
      expect(first.problems.map(({ code }) => code)).toContain('record.identifier-shared');
      const stand = await ids();
      expect(Object.keys(stand).sort()).toEqual(['Arbres', 'Bancs', 'Parcs', 'Piscines', 'Rues', 'Égouts']);
      for (const order of [[...listed].reverse(), [listed[2]!, listed[0]!, listed[4]!, listed[1]!, listed[3]!]]) {
        const again = await poll([other, ...order]);
        expect(again.counts).toMatchObject({ unchanged: 6 });
        expect(again.published).toBe(0);
        expect(await ids()).toEqual(stand);
      }
    }));

  test('leave the key to the dataset that had it, although it is last and was edited', () =>
    withFeed(async ({ poll, ids }) => {
      await poll([listed[0]!, other]);
      const { Rues } = await ids();
      const edited = feedDataset({
        identifier: slug,
        title: 'Rues',
        layer: layer('Rues/MapServer', 0),
        description: 'Neuf',
      });
      const run = await poll([listed[1]!, listed[2]!, other, edited]);
      expect(run.counts).toMatchObject({ created: 2, updated: 1, unchanged: 1 });
      expect((await ids()).Rues).toBe(Rues);
    }));

  test('have a finding with the identifier that they share', () =>
    withFeed(async ({ poll, line }) => {
      await poll([listed[0]!, listed[1]!]);
      const datasets = await line.store.datasetReads.scan(undefined, 10);
      const shared = datasets
        .flatMap(({ findings }) => findings)
        .filter(({ code }) => code === 'record.identifier-shared');
      expect(shared).toMatchObject([{ field: 'identifier' }]);
      expect(shared[0]!.seen).toContain('ville::rues');
    }));

  test('a record that is listed twice with the same content is a duplicate', () =>
    withFeed(async ({ poll }) => {
      expect((await poll([listed[0]!, listed[0]!, listed[1]!, listed[1]!])).counts).toMatchObject({
        created: 2,
        duplicate: 2,
      });
    }));
});

test.each([
  [
    'two item ids',
    `${SITE}/item.html?id=${'a'.repeat(32)}&group=${'b'.repeat(32)}`,
    `${SITE}/item.html?id=${'a'.repeat(32)}&group=${'c'.repeat(32)}`,
  ],
  ['the query', `${SITE}/dataset?id=1`, `${SITE}/dataset?id=2`],
  ['the fragment', `${SITE}/#/dataset/1`, `${SITE}/#/dataset/2`],
  ['the host', 'https://a.invalid/datasets/x', 'https://b.invalid/datasets/x'],
  ['the layer', `${SITE}/datasets/${'a'.repeat(32)}_1`, `${SITE}/datasets/${'a'.repeat(32)}_2`],
])('identifiers that %s tell apart are two keys', (_, one, another) =>
  withFeed(async ({ poll, line }) => {
    await poll([feedDataset({ identifier: one, title: 'Un' }), feedDataset({ identifier: another, title: 'Deux' })]);
    const keys = (await line.store.datasetReads.scan(undefined, 10)).flatMap(({ records }) =>
      records.map(({ recordKey }) => recordKey),
    );
    expect(new Set(keys).size).toBe(2);
    expect(keys.join()).not.toContain('#title:');
  }),
);

describe('a map service that renumbers its layers', () => {
  const item = 'd'.repeat(32);
  const layers = (titles: readonly string[]): object[] =>
    titles.map((title, number) =>
      feedDataset({ identifier: `${SITE}/datasets/${item}_${number}`, title, layer: layer('Eaux/MapServer', number) }),
    );
  const before = ['Lacs', 'Rivières', 'Puits', 'Digues', 'Barrages'];

  test.each([
    ['turned by one', ['Barrages', 'Lacs', 'Rivières', 'Puits', 'Digues']],
    ['two exchanged', ['Lacs', 'Puits', 'Rivières', 'Digues', 'Barrages']],
    ['one inserted at the top', ['Sources', 'Lacs', 'Rivières', 'Puits', 'Digues', 'Barrages']],
    ['turned the other way', ['Rivières', 'Puits', 'Digues', 'Barrages', 'Lacs']],
  ])('%s: each dataset keeps its id, now and afterwards', (_, after) =>
    withFeed(async ({ poll, ids }) => {
      await poll(layers(before));
      const stand = await ids();
      const run = await poll(layers(after));
      expect(run.problems.map(({ code }) => code)).toContain('record.key-permuted');
      for (let day = 0; day < 6; day += 1) {
        const now = await ids();
        for (const title of before) expect({ title, id: now[title] }).toEqual({ title, id: stand[title] });
        expect(Object.keys(now).sort()).toEqual([...after].sort());
        await poll(layers(after));
      }
      await poll(layers(before));
      const back = await ids();
      for (const title of before) expect({ title, id: back[title] }).toEqual({ title, id: stand[title] });
    }),
  );

  test('one is deleted: the others keep their ids, and the deleted one is removed after the grace', () =>
    withFeed(async ({ poll, ids }) => {
      await poll(layers(before));
      const { Lacs: _, ...stay } = await ids();
      for (let day = 0; day < 6; day += 1) await poll(layers(before.slice(1)));
      expect(await ids()).toEqual(stay);
    }));
});

test('an undone renaming changes neither dataset’s id', () =>
  withFeed(async ({ poll, ids }) => {
    const dataset = (identifier: string, title: string, number: number): object =>
      feedDataset({ identifier: `${SITE}/datasets/${identifier}`, title, layer: layer('X/MapServer', number) });
    const rest = dataset('v::reste', 'Reste', 9);
    await poll([dataset('v::rues', 'Rues', 1), rest]);
    const { Rues } = await ids();
    await poll([dataset('v::rues-2026', 'Rues', 1), rest]);
    expect((await ids()).Rues).toBe(Rues);
    await poll([dataset('v::rues', 'Rues', 1), rest]);
    expect((await ids()).Rues).toBe(Rues);
    await poll([dataset('v::rues-2026', 'Rues', 1), rest]);
    expect((await ids()).Rues).toBe(Rues);
  }));
