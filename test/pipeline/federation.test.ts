import { expect, test } from '@jest/globals';
import { topics } from '@moisson/contracts';
import { idOf, type StoredRecord } from '@moisson/domain';
import type { EmbeddedLine } from '@moisson/standalone';
import { aSource, ManualClock, catalogueOf } from '@moisson/testkit';
import { startCities } from '../support/cities.ts';
import { withLine } from '../support/with-line.ts';

const SOURCES = 20;
const SIZE = 1000;

/** Returns the number of messages ever published on these topics: the lag of a group that never read. */
const published = (line: EmbeddedLine, ...names: string[]): Promise<number> => line.changeLog.lag('never-read', names);

test('20 sources and 20,000 records: all findable, counts exact; again: no event; 1 % changed: exactly 200', async () => {
  const servers = await startCities(SOURCES, SIZE);
  const clock = new ManualClock();
  await withLine(async (line) => {
    const sources = servers.map(({ url, catalogue: { options } }) =>
      aSource({ id: options.id, organization: options.id, protocol: options.protocol, endpoint: url }),
    );
    for (const source of sources) await line.store.registry.create(source);
    const harvest = async () => {
      for (const { id } of sources) await line.pollNow(id);
      return line.store.runs.latest();
    };
    for (const run of await harvest())
      expect(run).toMatchObject({ outcome: 'succeeded', problemsTotal: 0, counts: { seen: SIZE, created: SIZE } });
    expect(await line.store.datasetReads.count()).toBe(SOURCES * SIZE);
    for (const { id } of sources) expect((await line.store.search.search({ source: [id], limit: 1 })).total).toBe(SIZE);
    const sample = servers[7]!.catalogue.entry(500).fact;
    const found = await line.store.search.search({ text: sample.title, source: ['ville-7'], limit: 50 });
    expect(found.items.map(({ title }) => title.fr)).toContain(sample.title);

    const records: StoredRecord[] = [];
    for (let page = await line.store.records.scan(undefined, 1000); page.length > 0;) {
      records.push(...page);
      page = await line.store.records.scan(idOf(page.at(-1)!), 1000);
    }
    const reference = catalogueOf(records);
    expect(reference.size).toBe(SOURCES * SIZE);
    for (const dataset of await line.store.datasetReads.scan(undefined, 500))
      expect(dataset).toEqual(JSON.parse(JSON.stringify(reference.get(dataset.id))));

    const before = await published(line, topics.records, topics.recordsBulk, topics.datasets);
    clock.advance({ hours: 6 });
    for (const run of await harvest())
      expect(run).toMatchObject({ outcome: 'succeeded', counts: { seen: SIZE, unchanged: SIZE }, published: 0 });
    expect(await published(line, topics.records, topics.recordsBulk, topics.datasets)).toBe(before);

    const recordEvents = await published(line, topics.records, topics.recordsBulk);
    const datasetEvents = await published(line, topics.datasets);
    for (const { catalogue } of servers)
      for (let index = 0; index < SIZE / 100; index += 1) catalogue.change(index * 50);
    // A change of dates alone is no change.
    for (const { catalogue } of servers) for (let index = 1; index < 20; index += 1) catalogue.touch(index * 50 + 1);
    clock.advance({ hours: 6 });
    for (const run of await harvest())
      expect(run.counts).toMatchObject({ seen: SIZE, updated: SIZE / 100, unchanged: SIZE - SIZE / 100 });
    expect(await published(line, topics.records, topics.recordsBulk)).toBe(recordEvents + 200);
    expect(await published(line, topics.datasets)).toBe(datasetEvents + 200);
  }, clock);
  await Promise.all(servers.map((server) => server.stop()));
});
