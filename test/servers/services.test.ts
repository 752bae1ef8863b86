import { expect, test } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { topics } from '@moisson/contracts';
import { catalogueOf } from '@moisson/testkit';
import { aSource } from '@moisson/testkit';
import { startCities } from '../support/cities.ts';
import { withDistributedLine } from '../support/distributed-line.ts';
import { share } from '../support/share.ts';
import { servers, withServers } from './given.ts';

const SOURCES = 20;
const SIZE = share({ few: 100, ci: 1000, all: 1000 });

withServers(() => {
  test(`services as processes, two harvesters and two indexers: ${SOURCES * SIZE} records findable, counts exact; again: no event; 1 %: ${(SOURCES * SIZE) / 100}`, async () => {
    const catalogues = await startCities(SOURCES, SIZE);
    await withDistributedLine(servers(), async (line) => {
      const [portal] = await Promise.all(
        (['portal', 'harvester', 'harvester', 'indexer', 'indexer', 'operator', 'monitor'] as const).map((name) =>
          line.start(name),
        ),
      );
      const sources = catalogues.map(({ url, catalogue: { options } }) =>
        aSource({
          id: options.id,
          organization: options.id,
          protocol: options.protocol,
          endpoint: url,
          politeness: { crawlDelaySeconds: 0 },
        }),
      );
      const ids = sources.map(({ id }) => id);
      for (const source of sources) await line.store.registry.create(source);
      const begun = performance.now();
      for (const run of await line.poll(ids))
        expect(run).toMatchObject({ problems: [], outcome: 'succeeded', counts: { seen: SIZE, created: SIZE } });
      const seconds = (performance.now() - begun) / 1000;
      process.stderr.write(
        `distributed: ${SOURCES * SIZE} records in ${seconds.toFixed(1)} s, ${Math.round((SOURCES * SIZE) / seconds)}/s\n`,
      );
      expect(await line.store.datasetReads.count()).toBe(SOURCES * SIZE);

      const ask = async (query: string) =>
        (await (await fetch(`${portal!.url}/api/v1/datasets?${query}`)).json()) as {
          total: number;
          items: { title: { fr?: string } }[];
        };
      // A portal searches in memory, and may see the last datasets a moment later.
      while ((await ask('limit=1')).total < SOURCES * SIZE) await pause(20);
      for (const id of ids) expect((await ask(`source=${id}&limit=1`)).total).toBe(SIZE);
      const { title } = catalogues[7]!.catalogue.entry(SIZE / 2).fact;
      const found = await ask(new URLSearchParams({ q: title, source: 'ville-7', limit: '50' }).toString());
      expect(found.items.map((item) => item.title.fr)).toContain(title);

      const reference = catalogueOf(await line.records());
      expect(reference.size).toBe(SOURCES * SIZE);
      for (const dataset of await line.store.datasetReads.scan(undefined, 500))
        expect(dataset).toEqual(JSON.parse(JSON.stringify(reference.get(dataset.id))));

      const before = await line.published(topics.records, topics.recordsBulk, topics.datasets);
      for (const run of await line.poll(ids))
        expect(run).toMatchObject({ outcome: 'succeeded', counts: { seen: SIZE, unchanged: SIZE }, published: 0 });
      expect(await line.published(topics.records, topics.recordsBulk, topics.datasets)).toBe(before);

      const recordEvents = await line.published(topics.records, topics.recordsBulk);
      const datasetEvents = await line.published(topics.datasets);
      for (const { catalogue } of catalogues)
        for (let index = 0; index < SIZE / 100; index += 1) catalogue.change(index * (SIZE / 20));
      for (const run of await line.poll(ids))
        expect(run.counts).toMatchObject({ seen: SIZE, updated: SIZE / 100, unchanged: SIZE - SIZE / 100 });
      expect(await line.published(topics.records, topics.recordsBulk)).toBe(recordEvents + (SOURCES * SIZE) / 100);
      expect(await line.published(topics.datasets)).toBe(datasetEvents + (SOURCES * SIZE) / 100);

      expect(await line.stopAll()).toEqual(Array.from({ length: 7 }, () => 0));
    });
    await Promise.all(catalogues.map((server) => server.stop()));
  });
});
