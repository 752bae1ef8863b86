import { expect, test } from '@jest/globals';
import { connectors } from '@moisson/connectors';
import type { Run, Source } from '@moisson/contracts';
import { CatalogueServer, SimulatedCatalogue, simulatedProtocols } from '@moisson/simulator';
import { aSource, ManualClock } from '@moisson/testkit';
import type { EmbeddedLine } from '@moisson/standalone';
import { seeded } from '../support/seeded.ts';
import { withLine } from '../support/with-line.ts';

const organization = { id: 'ville-de-laval', name: 'Ville de Laval' };
const SIZE = 60;
const protocols = simulatedProtocols.filter((protocol) => connectors[protocol].readsChanges === true);

interface Life {
  readonly catalogue: SimulatedCatalogue;
  readonly clock: ManualClock;
  readonly line: EmbeddedLine;
  readonly source: Source;
  /** Polls when it is due by its schedule, so many hours later. */
  readonly poll: (hours: number) => Promise<Run>;
}

const live = async (
  protocol: (typeof simulatedProtocols)[number],
  work: (life: Life) => Promise<void>,
  settings: Partial<Source> = {},
): Promise<void> => {
  const catalogue = new SimulatedCatalogue({ id: 'laval', protocol, seed: 5, size: SIZE, organization });
  const server = await CatalogueServer.start(catalogue);
  const clock = new ManualClock('2026-03-02T06:00:00.000Z');
  catalogue.clock = () => clock.now().getTime();
  const endpoint = protocol === 'dcat' ? `${server.url}/catalog.ttl` : server.url;
  const source = aSource({ protocol, endpoint, ...settings });
  const begin = async (line: EmbeddedLine): Promise<void> => {
    await line.store.registry.create(source);
    const poll = async (hours: number): Promise<Run> => {
      clock.advance({ hours });
      await line.pollNow(source.id, 'schedule');
      const [run] = await line.store.runs.list({ sourceId: source.id, limit: 1 });
      return run!;
    };
    await poll(0);
    await work({ catalogue, clock, line, source, poll });
  };
  await withLine(begin, clock).finally(() => server.stop());
};

test('what CKAN, Opendatasoft, OAI-PMH and DCAT catalogues say of their changes is read', () => {
  expect(protocols).toEqual(['ckan', 'dcat', 'opendatasoft', 'oai-pmh']);
});

test.each(protocols)(
  '%s: between full readings only what changed is read, and removals wait for the whole list',
  async (protocol) => {
    await live(protocol, async ({ catalogue, poll, line, source }) => {
      catalogue.change(3);
      catalogue.grow(2);
      catalogue.remove(7);
      const changed = await poll(6);
      expect(changed).toMatchObject({ reading: 'incremental', complete: true, outcome: 'succeeded' });
      expect(changed.counts).toMatchObject({ created: 2, updated: 1, removed: 0, held: 0 });
      expect(changed.problems.map(({ code }) => code)).toEqual([]);
      const idle = await poll(6);
      // What changed within the overlap of the windows is met again.
      expect(idle).toMatchObject({
        reading: 'incremental',
        counts: { created: 0, updated: 0, unchanged: 3 },
        published: 0,
      });
      const { snapshots } = line.store;
      const absent = async (): Promise<number> =>
        (await snapshots.scan(source.id, undefined, 1000)).filter(({ absence }) => absence !== undefined).length;
      expect([await snapshots.count(source.id), await absent()]).toEqual([SIZE + 2, 0]);
      expect((await line.store.polls.status(source.id)).lastFullAt).toBe('2026-03-02T06:00:00.000Z');
      expect(await poll(12)).toMatchObject({ reading: 'full', counts: { seen: SIZE + 1 } });
      expect(await absent()).toBe(1);
      for (let day = 0; day < 4; day += 1) await poll(24);
      expect(await snapshots.count(source.id)).toBe(SIZE + 1);
    });
  },
);

test.each(protocols)(
  '%s: a server that drops the filter, or answers that nothing changed, is found out and read in full',
  async (protocol) => {
    for (const filter of ['ignored', 'nothing'] as const)
      await live(protocol, async ({ catalogue, poll }) => {
        catalogue.sinceFilter = filter;
        catalogue.change(3);
        const run = await poll(6);
        expect(run).toMatchObject({
          reading: 'full',
          outcome: 'succeeded',
          counts: { updated: 1, unchanged: SIZE - 1 },
        });
        expect(run.problems.map(({ code }) => code)).toEqual(['run.changes-not-told']);
        // It is not asked again at once.
        expect(await poll(6)).toMatchObject({ reading: 'full', problems: [] });
        catalogue.sinceFilter = 'obeyed';
        for (let day = 0; day < 7; day += 1) await poll(24);
        expect(await poll(6)).toMatchObject({ reading: 'incremental' });
      });
  },
);

test('OAI-PMH: a deletion that is told removes nothing by itself, but the next run reads the whole list and judges it', async () => {
  await live('oai-pmh', async ({ catalogue, poll, line, source }) => {
    catalogue.removeForGood(7);
    const told = await poll(6);
    expect(told).toMatchObject({ reading: 'incremental', complete: true, counts: { removed: 0, held: 0 } });
    expect(told.problems.map(({ code }) => code)).toEqual(['run.deletions-told']);
    const entries = async () => line.store.snapshots.scan(source.id, undefined, 1000);
    expect((await entries()).filter(({ absence }) => absence !== undefined)).toEqual([]);
    const judged = await poll(6);
    expect(judged).toMatchObject({ reading: 'full', complete: true, counts: { removed: 0 } });
    expect((await entries()).filter(({ absence }) => absence !== undefined)).toHaveLength(1);
    // The window meets the same deletion again: it is known.
    expect(await poll(6)).toMatchObject({ reading: 'incremental', problems: [] });
    const runs: Run[] = [];
    for (let day = 0; day < 4; day += 1) runs.push(await poll(24));
    expect(runs.map(({ counts }) => counts.removed).sort()).toEqual([0, 0, 0, 1]);
    expect(await line.store.snapshots.count(source.id)).toBe(SIZE - 1);
  });
});

test('a filter that freezes later is found out, because it is asked again', async () => {
  await live('ckan', async ({ catalogue, poll }) => {
    expect(await poll(6)).toMatchObject({ reading: 'incremental' });
    catalogue.sinceFilter = 'nothing';
    catalogue.change(3);
    expect(await poll(6)).toMatchObject({ reading: 'incremental', counts: { seen: 0 } });
    // The daily reading of the whole list finds the change meanwhile.
    const runs: Run[] = [];
    for (let hours = 0; hours < 24 * 8; hours += 6) runs.push(await poll(6));
    expect(runs.slice(0, 4).map(({ counts }) => counts.updated)).toContain(1);
    expect(runs.flatMap(({ problems }) => problems.map(({ code }) => code))).toContain('run.changes-not-told');
  });
});

test('a clock of a source that is hours behind loses nothing', async () => {
  await live('ckan', async ({ catalogue, clock, poll }) => {
    catalogue.clock = () => clock.now().getTime() - 9 * 3_600_000;
    for (let turn = 0; turn < 3; turn += 1) {
      catalogue.change(turn);
      expect(await poll(6)).toMatchObject({ reading: 'incremental', counts: { updated: 1 } });
    }
  });
});

test('the whole list is read where an operator wants it, asks for the run, or changed the filter', async () => {
  await live('ckan', async ({ poll }) => expect(await poll(6)).toMatchObject({ reading: 'full' }), {
    reading: { incremental: false, fullEveryHours: 24 },
  });
  await live('ckan', async ({ poll, line, source }) => {
    expect(await poll(6)).toMatchObject({ reading: 'incremental' });
    await line.pollNow(source.id);
    expect((await line.store.runs.list({ limit: 1 }))[0]).toMatchObject({ reading: 'full', trigger: 'operator' });
    await line.store.registry.update(source.id, (one) => ({
      ...one,
      options: { filter: 'organization:ville-de-laval' },
    }));
    expect(await poll(6)).toMatchObject({ reading: 'full' });
    expect(await poll(6)).toMatchObject({ reading: 'incremental' });
  });
});

test('a source that goes down during its short readings is read in full once it is back', async () => {
  await live('ckan', async ({ catalogue, poll }) => {
    catalogue.fault = 'status-503';
    expect(await poll(6)).toMatchObject({ complete: false });
    catalogue.fault = undefined;
    expect(await poll(6)).toMatchObject({ reading: 'full', complete: true });
  });
});

test.each(protocols)('%s: a random life read by changes ends as one read in full', async (protocol) => {
  const { seed } = seeded(7);
  const states: string[][] = [];
  for (const incremental of [true, false])
    await live(
      protocol,
      async ({ catalogue, poll, line }) => {
        const { random: again } = seeded(seed);
        const draw = (most: number): number => Math.floor(again() * most);
        for (let turn = 0; turn < 16; turn += 1) {
          const there = catalogue.live;
          for (let change = draw(4); change > 0; change -= 1) catalogue.change(there[draw(there.length)]!);
          if (draw(3) === 0) catalogue.grow(1);
          if (draw(5) === 0) catalogue.remove(there[draw(there.length)]!);
          await poll(6);
        }
        for (let day = 0; day < 5; day += 1) await poll(24);
        const datasets = await line.store.datasetReads.scan(undefined, 1000);
        states.push(datasets.map(({ title, description }) => JSON.stringify([title, description])).sort());
      },
      { reading: { incremental, fullEveryHours: 24 } },
    );
  expect(states[0]).toEqual(states[1]);
});
