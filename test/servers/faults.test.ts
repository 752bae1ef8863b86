import { expect, test } from '@jest/globals';
import { readDeadLetter } from '@moisson/changelog';
import { INDEXER_GROUP, topics } from '@moisson/contracts';
import { ChangeFeedWriter } from '@moisson/indexer';
import { systemClock } from '@moisson/kernel';
import { startKafka, startMongoServer } from '@moisson/testkit/servers';
import { setTimeout as pause } from 'node:timers/promises';
import { catalogueToFollow, FollowedCatalogue } from '../support/followed-feed.ts';
import { withDisturbedLine, type Disturbed } from '../support/disturbed-line.ts';
import { poison } from '../support/poison.ts';
import { seeded } from '../support/seeded.ts';
import { share } from '../support/share.ts';
import { servers, withServers } from './given.ts';

const KILLS = share({ few: 3, ci: 12, all: 50 });
const SIZE = share({ few: 300, ci: 600, all: 2000 });
const QUICK_LEASE = { size: SIZE, settings: { MOISSON_LEASE_SECONDS: '2' } };
/** A killed indexer is given up after six seconds, the minimum of a default broker. */
const QUICK_DEATH = { size: SIZE, settings: { ...QUICK_LEASE.settings, KAFKA_SESSION_SECONDS: '6' } };

const raise = (error: unknown): never => {
  throw error;
};

const disturbed =
  (options: Parameters<typeof withDisturbedLine>[1], work: (disturbed: Disturbed) => Promise<void>) => () =>
    withDisturbedLine(servers(), options, work);

withServers(() => {
  const { random, seed } = seeded();

  test(
    `${KILLS} random SIGKILLs of harvesters and indexers lose nothing, neither for a follower of the feed of changes (SEED=${seed})`,
    disturbed(QUICK_DEATH, async ({ line, server, id, untilComplete, expectAsUndisturbed }) => {
      line.restartsLeft = 3;
      const follower = new FollowedCatalogue();
      const running = await Promise.all(
        (['harvester', 'harvester', 'indexer', 'indexer'] as const).map((name) => line.start(name)),
      );
      for (let kill = 0; kill < KILLS; kill += 1) {
        await line.store.polls.schedule(id, await line.store.polls.now(), 'operator');
        await pause(random() * 1500);
        const at = Math.floor(random() * running.length);
        const { name } = running[at]!;
        await line.kill(running[at]!);
        // The source keeps changing, and takes some changes back.
        for (let change = 0; change < 20; change += 1) server.catalogue.change(Math.floor(random() * SIZE));
        running[at] = await line.start(name);
        // Throws if the feed has a gap, or a revision before an older one.
        await follower.follow(line.store.changeFeed);
      }
      await untilComplete();
      await expectAsUndisturbed();
      await new ChangeFeedWriter(line.store, systemClock, raise).catchUp();
      await follower.follow(line.store.changeFeed);
      expect(follower.known).toEqual(await catalogueToFollow(line.store.datasetReads));
    }),
  );

  test(
    'a harvester that is stopped for twice its lease, while another takes over, overwrites nothing when it continues',
    disturbed(QUICK_LEASE, async ({ line, server, id, expectAsUndisturbed }) => {
      const zombie = await line.start('harvester');
      await line.start('indexer');
      await line.store.polls.schedule(id, await line.store.polls.now());
      while ((await line.published(topics.recordsBulk)) === 0) await pause(20);
      zombie.child.kill('SIGSTOP');
      const { run } = await line.store.polls.status(id);
      for (let index = 0; index < SIZE; index += 7) server.catalogue.change(index);
      await line.start('harvester');
      const taken = await line.runAfter(id, run);
      expect(taken.complete).toBe(true);
      zombie.child.kill('SIGCONT');
      await line.poll([id]);
      await expectAsUndisturbed();
    }),
  );

  test(
    'an indexer that is frozen for longer than its session, while another takes over, overwrites nothing when it continues',
    disturbed(QUICK_DEATH, async ({ line, server, id, untilComplete, expectAsUndisturbed }) => {
      const [zombie] = await Promise.all([line.start('indexer'), line.start('harvester')]);
      await line.store.polls.schedule(id, await line.store.polls.now());
      while ((await line.store.datasetReads.count()) === 0) await pause(20);
      zombie.child.kill('SIGSTOP');
      await line.start('indexer');
      // Changed twice meanwhile: the zombie's batch is two versions old.
      for (let round = 0; round < 2; round += 1) {
        for (let index = 0; index < SIZE; index += 3) server.catalogue.change(index);
        await untilComplete();
      }
      zombie.child.kill('SIGCONT');
      await line.poll([id]);
      await expectAsUndisturbed();
      expect((await fetch(`${zombie.url}/livez`)).status).toBe(200);
    }),
  );

  test(
    'SIGTERM under load: every service ends with 0 within its ten seconds, and the rest is done by the next',
    disturbed(QUICK_LEASE, async ({ line, id, expectAsUndisturbed }) => {
      await Promise.all([line.start('harvester'), line.start('indexer')]);
      await line.store.polls.schedule(id, await line.store.polls.now());
      while ((await line.published(topics.recordsBulk)) < 100) await pause(20);
      expect(await line.stopAll()).toEqual([0, 0]);
      await Promise.all([line.start('harvester'), line.start('indexer')]);
      await line.poll([id]);
      await expectAsUndisturbed();
    }),
  );

  test(
    'services whose clocks are hours apart share the work by the database’s clock, and log that their own is wrong',
    disturbed(QUICK_LEASE, async ({ line, server, id, expectAsUndisturbed }) => {
      const shifted = (hours: number): Record<string, string> => ({
        NODE_OPTIONS: '--import ./test/support/shifted-clock.mjs',
        CLOCK_SHIFT_HOURS: String(hours),
      });
      const running = await Promise.all([
        line.start('harvester', shifted(1)),
        line.start('harvester', shifted(-1)),
        line.start('indexer', shifted(1)),
        line.start('indexer'),
      ]);
      const polls = 4;
      for (let poll = 0; poll < polls; poll += 1) {
        for (let index = poll; index < SIZE; index += 5) server.catalogue.change(index);
        expect((await line.poll([id]))[0]).toMatchObject({ complete: true });
      }
      // No harvester took a source whose lease had not expired.
      expect(await line.store.runs.list({ sourceId: id, limit: 100 })).toHaveLength(polls);
      for (const { startedAt } of await line.store.runs.list({ sourceId: id, limit: 100 }))
        expect(Math.abs(Date.parse(startedAt) - Date.now())).toBeLessThan(600_000);
      await expectAsUndisturbed();
      expect(running.map(({ log }) => log().includes('clock.skewed'))).toEqual([true, true, true, false]);
      expect(running[0].log()).toContain('Set both by NTP');
    }),
  );

  test(
    'bad events among good ones become dead letters with their reasons; a topic replayed three times changes nothing',
    disturbed({ size: 100 }, async ({ line, id }) => {
      await Promise.all([line.start('harvester'), line.start('indexer')]);
      const [run] = await line.poll([id]);
      const good = await line.changeLog.tail(topics.recordsBulk, 10_000);
      const bad = poison(good[0]!);
      expect(bad.length).toBeGreaterThanOrEqual(300);
      const before = await line.published(topics.datasets);
      const again = good.map(({ key, value, headers }) => ({ key: key!, value: value!, headers }));
      const mixed = again.flatMap((message, at) => [message, ...bad.slice(at * 4, at * 4 + 4)]);
      const ends = [
        await line.changeLog.publish(topics.recordsBulk, mixed),
        await line.changeLog.publish(topics.recordsBulk, again),
        await line.changeLog.publish(topics.recordsBulk, again),
      ].flat();
      while (!(await line.changeLog.reached(INDEXER_GROUP, ends))) await pause(50);
      const letters = await line.changeLog.tail(topics.deadLetters, 10_000);
      expect(letters).toHaveLength(bad.length);
      for (const letter of letters) expect(readDeadLetter(letter).code).toMatch(/^event\./);
      expect(await line.published(topics.datasets)).toBe(before);
      expect(await line.store.datasetReads.count()).toBe(run!.counts.seen);
    }),
  );
});

// These tests end the servers, so they start their own.
withServers(() => {
  test.each(['database', 'broker'] as const)(
    'the %s is killed and restarted during a load: all events arrive, no dead letter',
    async (which) => {
      await using started = new AsyncDisposableStack();
      const kafka = started.adopt(await startKafka(), (one) => one.stop());
      const mongo = started.adopt(await startMongoServer(), (one) => one.stop());
      await withDisturbedLine(
        { brokers: [kafka.address], mongodbUri: mongo.address },
        QUICK_LEASE,
        async ({ line, id, untilComplete, expectAsUndisturbed }) => {
          const [harvester, indexer] = await Promise.all([line.start('harvester'), line.start('indexer')]);
          await line.store.polls.schedule(id, await line.store.polls.now());
          while ((await line.published(topics.recordsBulk)) < 100) await pause(20);
          const server = which === 'database' ? mongo : kafka;
          await server.kill();
          const ready = async () => (await fetch(`${indexer.url}/readyz`).catch(() => undefined))?.status;
          while ((await ready()) === 200) await pause(50);
          await server.restart();
          while ((await ready()) !== 200) await pause(50);
          await untilComplete();
          expect([harvester.child.exitCode, indexer.child.exitCode]).toEqual([null, null]);
          await expectAsUndisturbed();
        },
      );
    },
  );
});
