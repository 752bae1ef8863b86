import { expect, test } from '@jest/globals';
import { connectors } from '@moisson/connectors';
import { createLogger } from '@moisson/runtime';
import { startOperator } from '@moisson/operator';
import { readFeed } from '@moisson/store';
import type { EmbeddedLine } from '@moisson/standalone';
import { aSource, ManualClock } from '@moisson/testkit';
import { startLaval } from '../support/laval-server.ts';
import { withLine } from '../support/with-line.ts';

const HOUR_MS = 3_600_000;

/** A source of Laval's catalogue that was read once, on a clock of its own. */
const withLaval = async (
  work: (parts: {
    line: EmbeddedLine;
    catalogue: Awaited<ReturnType<typeof startLaval>>['catalogue'];
    /** Reads it when it is due next; returns hours until it is due again. */
    readNext: () => Promise<number>;
    feed: () => Promise<NonNullable<Awaited<ReturnType<typeof readFeed>>>['feed']>;
  }) => Promise<void>,
): Promise<void> => {
  const server = await startLaval(12);
  const clock = new ManualClock();
  await withLine(async (line) => {
    const source = aSource({ endpoint: server.url });
    await line.store.registry.create(source);
    await line.pollNow(source.id);
    const hoursLeft = async (): Promise<number> => {
      const { nextDueAt } = await line.store.polls.status(source.id);
      return (Date.parse(nextDueAt!) - clock.now().getTime()) / HOUR_MS;
    };
    await work({
      line,
      catalogue: server.catalogue,
      readNext: async () => {
        clock.advance({ hours: await hoursLeft() });
        expect(await line.harvester.runOne(source.id)).toBeDefined();
        return hoursLeft();
      },
      feed: async () => (await readFeed(line.store, source.id))!.feed,
    });
  }, clock);
  await server.stop();
};

test('a source that keeps failing is probed once a day, keeps its records, and one good probe ends that', async () => {
  await withLaval(async ({ line, catalogue, readNext, feed }) => {
    catalogue.fault = 'status-500';
    const waits: number[] = [];
    while ((await feed()).quarantinedSince === undefined) waits.push(await readNext());
    expect(waits.length).toBeGreaterThanOrEqual(10);
    expect(Math.max(...waits.slice(0, -1))).toBeLessThanOrEqual(6.1);
    const { quarantinedSince } = await feed();
    for (let probe = 0; probe < 5; probe += 1) waits.push(await readNext());
    for (const wait of waits.slice(-6)) expect(wait).toBeGreaterThanOrEqual(24);
    // Nothing is hidden, and nothing is removed.
    expect(await feed()).toMatchObject({
      state: 'stale',
      problem: 'fetch.server-error',
      quarantinedSince,
      records: 12,
    });
    expect(await line.store.snapshots.count(aSource().id)).toBe(12);
    catalogue.fault = undefined;
    expect(await readNext()).toBeLessThanOrEqual(6.1);
    expect(await feed()).toMatchObject({ state: 'fresh', records: 12 });
    expect(await feed()).not.toHaveProperty('quarantinedSince');
  });
});

test('an operator ends a quarantine: the source is read at once, and not quarantined again for its former failures', async () => {
  await withLaval(async ({ line, catalogue, readNext, feed }) => {
    const [log, listen] = [createLogger('test', 'silent'), { host: '127.0.0.1', port: 0 }];
    const { store, changeLog, fetching } = line;
    const operator = await startOperator({ store, changeLog, connectors, fetching, log, listen });
    const release = async (): Promise<number> =>
      (await fetch(`${operator.url}/api/v1/sources/laval/release`, { method: 'POST' })).status;
    expect(await release()).toBe(409);
    catalogue.fault = 'status-500';
    while ((await feed()).quarantinedSince === undefined) await readNext();
    const console = await (await fetch(`${operator.url}/?lang=fr`)).text();
    expect(console).toMatch(/En quarantaine depuis le [\s\S]*prochain essai le/);
    expect(console).toContain('Lever la quarantaine');
    expect(await release()).toBe(200);
    // Still told as failing: only its polls begin anew.
    expect((await feed()).state).not.toBe('fresh');
    expect(await feed()).not.toHaveProperty('quarantinedSince');
    expect(await readNext()).toBeLessThanOrEqual(6.1);
    expect(await feed()).not.toHaveProperty('quarantinedSince');
    while ((await feed()).quarantinedSince === undefined) await readNext();
    await operator.stop();
  });
});
