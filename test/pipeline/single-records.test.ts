import { describe, expect, test } from '@jest/globals';
import { SourceId } from '@moisson/contracts';
import type { SimulatedProtocol as Protocol } from '@moisson/simulator';
import { problem } from '@moisson/kernel';
import type { StoredRun } from '@moisson/domain';
import { CatalogueServer, parseScenario, playStep, SimulatedCatalogue } from '@moisson/simulator';
import type { EmbeddedLine } from '@moisson/standalone';
import { aSource, ManualClock } from '@moisson/testkit';
import { withLine } from '../support/with-line.ts';

const id = SourceId.parse('laval');

interface City {
  readonly line: EmbeddedLine;
  readonly server: CatalogueServer;
  /** Plays a step of the scenario language, without its time and source. */
  readonly play: (step: string) => void;
  /** Polls this many times (default 1), days apart; returns the last run. */
  readonly days: (count: number, apart?: number) => Promise<StoredRun>;
  /** Returns the number of the source's live records, and of those shown as absent. */
  readonly live: () => Promise<number>;
  readonly absent: () => Promise<number>;
}

/** Each kind of catalogue, with its way to answer about single records. */
const kinds: readonly (readonly [string, Protocol, string])[] = [
  ['CKAN', 'ckan', ''],
  ['Hub’s search', 'arcgis-hub', ''],
  ['a plain feed', 'arcgis-hub', '/api/feed/dcat-us/1.1.json'],
  ['DCAT-US', 'dcat-us', ''],
  ['Opendatasoft', 'opendatasoft', ''],
  ['Socrata', 'socrata', ''],
  ['CSW', 'csw', '/csw'],
  ['OAI-PMH', 'oai-pmh', '/oai'],
  ['STAC', 'stac', ''],
  ['udata', 'udata', ''],
];

const withCity = async (
  [, protocol, path]: (typeof kinds)[number],
  work: (city: City) => Promise<void>,
  more: object = {},
): Promise<void> => {
  const organization = { id: 'ville-de-laval', name: 'Ville de Laval' };
  const server = await CatalogueServer.start(
    new SimulatedCatalogue({ id: 'laval', protocol, seed: 7, size: 40, organization }),
  );
  const clock = new ManualClock();
  try {
    await withLine(async (line) => {
      await line.store.registry.create(aSource({ id, protocol, endpoint: server.url + path, ...more }));
      const days = async (count: number, apart = 1): Promise<StoredRun> => {
        for (let poll = 0; poll < count; poll += 1) {
          clock.advance({ hours: 24 * apart });
          await line.pollNow(id);
        }
        return (await line.store.runs.list({ sourceId: id, limit: 1 }))[0]!;
      };
      await days(1);
      await work({
        line,
        server,
        days,
        play: (step) => {
          for (const one of parseScenario(`day 1 00:00 laval ${step}`)) playStep(one, server.catalogue);
        },
        live: () => line.store.snapshots.count(id),
        absent: async () => {
          const entries = await line.store.snapshots.scan(id, undefined, 1000);
          return (await line.store.snapshots.absences(entries.map(({ recordKey }) => ({ sourceId: id, recordKey }))))
            .size;
        },
      });
    }, clock);
  } finally {
    await server.stop();
  }
};

const codes = ({ problems }: StoredRun): string[] => problems.map(({ code }) => code);
const saying = (run: StoredRun, code: string): string | undefined =>
  run.problems.find((one) => one.code === code)?.message.en;

describe.each(kinds)('%s', (...kind) => {
  test('a deleted record is removed after its grace; a record that only the list hides is recognised, and is not absent', () =>
    withCity(kind, async ({ play, days, live, absent }) => {
      play('remove 2');
      play('hide 3');
      await days(3);
      expect(await live()).toBe(40);
      const run = await days(1);
      expect(saying(run, 'removal.records-asked')).toBe(
        problem('removal.records-asked', { asked: 5, gone: 2, here: 3, unknown: 0 }).message.en,
      );
      expect(codes(run)).toContain('removal.still-served');
      expect([await live(), await absent(), run.counts.removed]).toEqual([38, 0, 2]);
      // The run keeps reporting it, and asks nothing again before the grace is over.
      const next = await days(1);
      expect(codes(next)).toEqual(['removal.still-served']);
      play('unhide');
      expect(codes(await days(1))).toEqual([]);
      expect(await live()).toBe(38);
    }));

  test('a loss beyond the brake is held with its evidence, and is removed by itself after its patience', () =>
    withCity(kind, async ({ line, play, days, live }) => {
      play('gone 15');
      const held = await days(1);
      expect(held).toMatchObject({ outcome: 'held', counts: { held: 15, removed: 0 } });
      expect(await line.store.holds.pending(id)).toMatchObject({ records: 15, gone: 15 });
      expect(await days(1, 29)).toMatchObject({ counts: { held: 15, removed: 0 } });
      expect(await days(1)).toMatchObject({ outcome: 'succeeded', counts: { held: 0, removed: 15 } });
      expect(await line.store.holds.pending(id)).toBeUndefined();
      expect(await live()).toBe(25);
    }));

  test('a shrunken list whose records are all still served is incomplete, and needs no decision', () =>
    withCity(kind, async ({ line, play, days, live }) => {
      play('hide 30');
      const run = await days(1);
      expect(run).toMatchObject({ outcome: 'partial', complete: false, counts: { held: 0, removed: 0 } });
      expect(codes(run)).toContain('removal.still-served');
      await days(4, 10);
      expect(await line.store.holds.list({ limit: 5 })).toEqual([]);
      expect(await live()).toBe(40);
    }));

  test.each(['answer not-found', 'answer never'])(
    '"%s": a server that answers so for every record proves nothing',
    (lie) =>
      withCity(kind, async ({ line, play, days, live }) => {
        play(lie);
        play('remove 2');
        play('hide 15');
        expect(await days(6, 10)).toMatchObject({ outcome: 'held', counts: { held: 17, removed: 0 } });
        expect(await line.store.holds.pending(id)).toMatchObject({ gone: 0 });
        expect(await live()).toBe(40);
      }),
  );

  test('if a server denies records of its own list, missing records stay for as long as its patience', () =>
    withCity(kind, async ({ play, days, live }) => {
      play('answer not-found');
      play('hide 2');
      expect(saying(await days(5), 'removal.records-asked')).toBe(
        problem('removal.records-asked', { asked: 2, gone: 0, here: 0, unknown: 2 }).message.en,
      );
      expect(await live()).toBe(40);
      await days(1, 30);
      expect(await live()).toBe(38);
    }));

  test('with a filter, a record that is still served does not necessarily match the filter', () =>
    withCity(
      kind,
      async ({ play, days, absent }) => {
        play('hide 2');
        await days(4);
        expect(await absent()).toBe(2);
      },
      { options: { filter: 'organization:ville-de-laval' } },
    ));
});

test('a page that two records share proves nothing about either', () =>
  withCity(kinds[2]!, async ({ play, days, live }) => {
    play('repeat-slugs 4');
    await days(1);
    // One of two records with the same page goes away: the page still exists, so it proves nothing.
    play('remove 1');
    const run = await days(4);
    expect(saying(run, 'removal.records-asked')).toBeUndefined();
    expect(await live()).toBe(39);
  }));

test('a record that the list itself reports as deleted needs no question', () =>
  withCity(['OAI-PMH', 'oai-pmh', '/oai'], async ({ play, days, live }) => {
    play('answer never');
    play('gone 2');
    await days(3);
    expect(await live()).toBe(40);
    const run = await days(1);
    expect(run).toMatchObject({ complete: true, outcome: 'succeeded', counts: { removed: 2 } });
    expect(await live()).toBe(38);
    // It is listed as deleted in each run, and is no record.
    expect(await days(1)).toMatchObject({ complete: true, counts: { seen: 38, removed: 0 } });
    play('restore 1');
    expect(await days(1)).toMatchObject({ complete: true, counts: { seen: 39, created: 1 } });
  }));
