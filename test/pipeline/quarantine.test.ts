import { expect, test } from '@jest/globals';
import { feedFreshness } from '@moisson/domain';
import { CatalogueServer, SimulatedCatalogue } from '@moisson/simulator';
import { aSource, ManualClock } from '@moisson/testkit';
import { withLine } from '../support/with-line.ts';

const organization = { id: 'ville-de-laval', name: 'Ville de Laval' };
const HOUR = 3_600_000;

test('a source that fails for a week is tried once a day, is said to be so, and one good run ends that; nothing is removed', async () => {
  const catalogue = new SimulatedCatalogue({ id: 'laval', protocol: 'ckan', seed: 5, size: 20, organization });
  const server = await CatalogueServer.start(catalogue);
  const clock = new ManualClock();
  const source = aSource({ endpoint: server.url });
  await withLine(async (line) => {
    await line.store.registry.create(source);
    await line.pollNow(source.id, 'schedule');
    /** Waits until it is due, and polls it. Returns the hours that it waited. */
    const nextPoll = async (): Promise<number> => {
      const { nextDueAt } = await line.store.polls.status(source.id);
      const hours = (Date.parse(nextDueAt!) - clock.now().getTime()) / HOUR;
      clock.advance({ hours: hours + 0.01 });
      await line.harvester.runOne(source.id);
      return hours;
    };
    const feed = async () => {
      const [status, [lastRun]] = [
        await line.store.polls.status(source.id),
        await line.store.runs.list({ sourceId: source.id, limit: 1 }),
      ];
      return feedFreshness({ source, status, lastRun: lastRun!, now: clock.now() });
    };
    catalogue.fault = 'status-503';
    const waits: number[] = [];
    for (const end = clock.now().getTime() + 9 * 24 * HOUR; clock.now().getTime() < end;) waits.push(await nextPoll());
    const quarantined = waits.filter((hours) => hours > 23);
    expect(quarantined.length).toBeGreaterThanOrEqual(1);
    expect(waits.filter((hours) => hours <= 6.5)).toHaveLength(waits.length - quarantined.length);
    const { state, reason, nextTryAt } = await feed();
    expect([state, reason.fr.includes('En quarantaine'), reason.en.includes('In quarantine')]).toEqual([
      'stale',
      true,
      true,
    ]);
    expect(Date.parse(nextTryAt!) - clock.now().getTime()).toBeGreaterThan(23 * HOUR);
    expect(await line.store.snapshots.count(source.id)).toBe(20);
    catalogue.fault = undefined;
    await nextPoll();
    expect((await feed()).state).toBe('fresh');
    expect(await nextPoll()).toBeLessThan(7);
  }, clock).finally(() => server.stop());
});
