import { expect, test } from '@jest/globals';
import { connectors } from '@moisson/connectors';
import { SourceId } from '@moisson/contracts';
import { dryRun } from '@moisson/harvester';
import { CatalogueServer, parseScenario, playStep, SimulatedCatalogue } from '@moisson/simulator';
import type { EmbeddedLine } from '@moisson/standalone';
import { aSource, ManualClock } from '@moisson/testkit';
import { randomOf } from '../support/seeded.ts';
import { withLine } from '../support/with-line.ts';

const id = SourceId.parse('laval');
const MANY = 10_000;
const SITUATIONS = [
  ...[
    'change 3',
    'touch 4',
    'retitle 2',
    'remove 1',
    'remove 15',
    'restore 5',
    'grow 7',
    'gone 3',
    'gone 20',
    'hide 2',
  ],
  ...['hide 15', 'unhide', 'renumber 3', 'repeat-slugs 4', 'era 1', 'era 0', 'answer never', 'answer truly'],
  ...['fail empty-list', 'fail half-page-half-count', 'fail login-page', 'recover', 'change 1'],
];

/** Returns everything that a run may write, to compare before and after a dry run. */
const writtenBy = async ({ store, changeLog }: EmbeddedLine): Promise<string> => {
  const topics = ['moisson.records.v1', 'moisson.records.bulk.v1', 'moisson.runs.v1'];
  return JSON.stringify([
    await store.snapshots.scan(id, undefined, MANY),
    await store.holds.list({ limit: MANY }),
    await store.runs.list({ sourceId: id, limit: MANY }),
    await store.polls.status(id),
    await Promise.all(topics.map(async (topic) => (await changeLog.tail(topic, MANY)).length)),
  ]);
};

test.each([
  ['ckan', 1],
  ['arcgis-hub', 2],
  ['opendatasoft', 3],
  ['ckan', 4],
  ['arcgis-hub', 5],
  ['dcat-us', 6],
  ['socrata', 7],
  ['stac', 8],
  ['udata', 10],
] as const)('a dry run of %s (seed %i) comes to what the run then does, and writes nothing', async (protocol, seed) => {
  const organization = { id: 'ville-de-laval', name: 'Ville de Laval' };
  const catalogue = new SimulatedCatalogue({ id: 'laval', protocol, seed, size: 40, organization });
  const server = await CatalogueServer.start(catalogue);
  const random = randomOf(seed);
  const clock = new ManualClock();
  try {
    await withLine(async (line) => {
      const source = aSource({ id, protocol, endpoint: server.url, removalPolicy: { graceHours: 48 } });
      await line.store.registry.create(source);
      const { signal } = new AbortController();
      const fetch = line.fetching.forSource(source, signal);
      for (let day = 0; day < 12; day += 1) {
        const situation = SITUATIONS[Math.floor(random() * SITUATIONS.length)]!;
        for (const step of parseScenario(`day 1 00:00 laval ${situation}`)) playStep(step, catalogue);
        clock.advance({ hours: 24 });
        const before = await writtenBy(line);
        const parts = { store: line.store, connector: connectors[protocol], fetch, signal, maxRecords: MANY };
        const dry = await dryRun(parts, source);
        expect(await writtenBy(line)).toBe(before);
        await line.pollNow(id);
        const [run] = await line.store.runs.list({ sourceId: id, limit: 1 });
        const { created, updated, removed } = dry.published;
        expect({ situation, ...dry.counts, complete: dry.complete, published: created + updated + removed }).toEqual({
          ...{ situation, ...run!.counts, complete: run!.complete, published: run!.published },
        });
        expect(dry.problems.map(({ code }) => code)).toEqual(run!.problems.map(({ code }) => code));
      }
    }, clock);
  } finally {
    await server.stop();
  }
});
