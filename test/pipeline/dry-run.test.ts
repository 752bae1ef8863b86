import { expect, test } from '@jest/globals';
import { SourceId, type DatasetDifference, type DatasetId, type Source } from '@moisson/contracts';
import type { DatasetBody } from '@moisson/domain';
import { ChangeFeedWriter } from '@moisson/indexer';
import {
  CatalogueServer,
  parseScenario,
  playStep,
  SimulatedCatalogue,
  type SimulatedProtocol,
} from '@moisson/simulator';
import type { EmbeddedLine } from '@moisson/standalone';
import { aSource, ManualClock } from '@moisson/testkit';
import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { trySource } from '../support/try-source.ts';
import { withLine } from '../support/with-line.ts';

const MANY = 10_000;
const SEED = Number(process.env.SEED ?? Date.now() % 100_000);
/** Days of one catalogue, and catalogues of each protocol. With nine protocols: 216 situations. */
const [DAYS, RUNS] = [12, 2];
const SITUATIONS = [
  ...['change 3', 'touch 4', 'retitle 2', 'remove 1', 'remove 15', 'restore 5', 'grow 7', 'gone 3', 'gone 20'],
  ...['hide 2', 'hide 15', 'unhide', 'renumber 3', 'repeat-slugs 4', 'era 1', 'era 0', 'answer never'],
  ...['answer truly', 'fail empty-list', 'fail half-page-half-count', 'fail login-page', 'recover', 'change 1'],
];
const PROTOCOLS: readonly SimulatedProtocol[] = [
  ...(['ckan', 'arcgis-hub', 'opendatasoft', 'dcat-us', 'socrata', 'stac', 'udata', 'dcat', 'csw'] as const),
];

const day = fc.record({
  situation: fc.constantFrom(...SITUATIONS),
  /** Which of the two happens it to, and which is read: the city itself, or the aggregator that copies it. */
  at: fc.constantFrom('laval', 'agregateur'),
  read: fc.constantFrom('laval', 'agregateur'),
});

/** Returns a hash of every file: of the registry, the catalogue and the log. */
const filesOf = async (dir: string): Promise<Readonly<Record<string, string>>> => {
  const names = (await readdir(dir, { recursive: true })).filter((name) => /\.sqlite(?:-wal)?$/.test(name)).sort();
  return Object.fromEntries(
    await Promise.all(
      names.map(async (name): Promise<[string, string]> => [
        name,
        createHash('sha256')
          .update(await readFile(join(dir, name)))
          .digest('hex'),
      ]),
    ),
  );
};

/**
 * Resolves to the hashes of the files once the line has nothing left to write by itself: its own writer of the feed of changes may be in the
 * middle of a turn, or of a checkpoint of SQLite, while the files are read.
 */
const filesAtRest = async ({ store, clock }: EmbeddedLine, dir: string): Promise<Readonly<Record<string, string>>> => {
  const writer = new ChangeFeedWriter(store, clock, (error) => {
    throw error;
  });
  for (let files: Readonly<Record<string, string>> | undefined; ;) {
    await writer.catchUp();
    const now = await filesOf(dir);
    if (JSON.stringify(files) === JSON.stringify(now)) return now;
    files = now;
  }
};

const bodiesOf = async ({ store: { datasetReads } }: EmbeddedLine): Promise<ReadonlyMap<string, DatasetBody>> => {
  const ids = (await datasetReads.revisions(undefined, MANY)).map(({ id }) => id);
  return new Map([...(await datasetReads.bodies(ids))].map(([id, { revision: _, ...body }]) => [id, body]));
};

/** Returns how the catalogue differs: the ids by what became of them. */
const differences = (
  before: ReadonlyMap<string, DatasetBody>,
  after: ReadonlyMap<string, DatasetBody>,
): readonly string[] =>
  [...after]
    .filter(([id, body]) => JSON.stringify(before.get(id)) !== JSON.stringify(body))
    .map(([id, body]) => `${kindOf(before.get(id), body)} ${id as DatasetId}`)
    .sort();

const kindOf = (before: DatasetBody | undefined, after: DatasetBody): DatasetDifference['kind'] => {
  if (after.state === 'redirect') return 'merged';
  if (after.state === 'removed') return 'removed';
  if (before?.state === 'redirect') return 'separated';
  return before?.state === 'live' ? 'changed' : 'created';
};

test.each(PROTOCOLS)(
  'the difference of a dry run of %s is exactly what the real run then does, and not a byte is written for it',
  async (protocol) => {
    await fc.assert(
      fc.asyncProperty(fc.array(day, { minLength: DAYS, maxLength: DAYS }), fc.nat(1000), async (days, seed) => {
        const organization = { id: 'ville-de-laval', name: 'Ville de Laval' };
        const city = new SimulatedCatalogue({ id: 'laval', protocol, seed, size: 20, organization });
        const copy = new SimulatedCatalogue({
          ...{ id: 'agregateur', protocol: 'ckan', seed: seed + 1, size: 8, organization, copies: [city] },
        });
        const catalogues = { laval: city, agregateur: copy };
        const servers = [await CatalogueServer.start(city), await CatalogueServer.start(copy)];
        const clock = new ManualClock();
        try {
          await withLine(async (line, dir) => {
            // It writes at intervals: this clock makes the log's messages old within a moment.
            await line.pruner.stop();
            for (const { situation, at, read } of days) {
              for (const step of parseScenario(`day 1 00:00 ${at} ${situation}`))
                playStep(step, catalogues[at as 'laval']);
              clock.advance({ hours: 24 });
              const source = aSource({
                ...{ id: SourceId.parse(read), protocol: read === 'laval' ? protocol : 'ckan' },
                ...{ endpoint: catalogues[read as 'laval'].url, removalPolicy: { graceHours: 48 } },
                organization: organization.id,
              });
              await check(line, dir, source, situation);
            }
          }, clock);
        } finally {
          await Promise.all(servers.map((server) => server.stop()));
        }
      }),
      { numRuns: RUNS, seed: SEED, endOnFailure: true },
    );
  },
);

/** Tries a source, registered or not yet, then reads it, and compares. */
const check = async (line: EmbeddedLine, dir: string, source: Source, situation: string): Promise<void> => {
  const written = await filesAtRest(line, dir);
  const dry = await trySource(line, source, Infinity);
  expect(await filesOf(dir)).toEqual(written);
  if ((await line.store.registry.get(source.id)) === undefined) await line.store.registry.create(source);
  const before = await bodiesOf(line);
  await line.pollNow(source.id);
  const [run] = await line.store.runs.list({ sourceId: source.id, limit: 1 });
  const { created, updated, removed } = dry.records;
  expect({
    ...{ situation, counts: dry.counts, complete: dry.complete, published: created + updated + removed },
    problems: dry.problems.map(({ code }) => code),
    datasets: dry.datasetSamples.map(({ kind, id }) => `${kind} ${id}`).sort(),
    hold: dry.hold?.state,
  }).toEqual({
    ...{ situation, counts: run!.counts, complete: run!.complete, published: run!.published },
    problems: run!.problems.map(({ code }) => code),
    datasets: differences(before, await bodiesOf(line)),
    hold: dry.hold === undefined ? undefined : (await line.store.holds.get(dry.hold.id))?.state,
  });
};
