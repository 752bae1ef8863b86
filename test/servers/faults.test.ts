import { expect, test } from '@jest/globals';
import { readDeadLetter } from '@moisson/changelog';
import { INDEXER_GROUP, topics, type DatasetId, type SourceId } from '@moisson/contracts';
import type { Store } from '@moisson/domain';
import { CatalogueServer, SimulatedCatalogue } from '@moisson/simulator';
import { aSource } from '@moisson/testkit';
import { startKafka, startMongoServer } from '@moisson/testkit/servers';
import { setTimeout as pause } from 'node:timers/promises';
import { poison } from '../support/poison.ts';
import { seeded } from '../support/seeded.ts';
import { withDistributedLine, type DistributedLine } from '../support/distributed-line.ts';
import { withLine } from '../support/with-line.ts';
import { share } from '../support/share.ts';
import { servers, withServers } from './given.ts';

const KILLS = share({ few: 3, ci: 12, all: 50 });
const SIZE = share({ few: 300, ci: 600, all: 2000 });
const LEASE = { MOISSON_LEASE_SECONDS: '2' };

const withCatalogue = async (work: (server: CatalogueServer) => Promise<void>, size = SIZE): Promise<void> => {
  const organization = { id: 'ville-de-laval', name: 'Ville de Laval' };
  const server = await CatalogueServer.start(
    new SimulatedCatalogue({ id: 'laval', protocol: 'ckan', seed: 8, size, length: 4, organization }),
  );
  await work(server).finally(() => server.stop());
};

const register = async (store: Store, { url }: CatalogueServer): Promise<SourceId> => {
  const source = aSource({ endpoint: url, politeness: { crawlDelaySeconds: 0, pageSize: 50 } });
  await store.registry.create(source);
  return source.id;
};

const untilComplete = async (line: DistributedLine, id: SourceId): Promise<void> => {
  for (;;) if ((await line.poll([id])).every(({ complete }) => complete)) return;
};

/** What a catalogue says of each dataset, apart from when it was seen. */
const told = async ({ catalogue }: Pick<Store, 'catalogue'>): Promise<Map<string, string>> => {
  const found = new Map<string, string>();
  for (let after: DatasetId | undefined, more = true; more;) {
    const page = await catalogue.scan(after, 500);
    for (const { firstSeenAt: _, changedAt: __, records, ...dataset } of page) {
      const from = records.map(({ sourceId, recordKey }) => ({ sourceId, recordKey }));
      found.set(dataset.id, JSON.stringify({ ...dataset, records: from }));
    }
    after = page.at(-1)?.id;
    more = page.length > 0;
  }
  return found;
};

/** Once nothing is in flight, the catalogue is what an undisturbed harvest of the same source comes to. */
const expectAsUndisturbed = async (line: DistributedLine, server: CatalogueServer): Promise<void> => {
  while ((await line.changeLog.lag(INDEXER_GROUP, [topics.records, topics.recordsBulk])) > 0) await pause(50);
  await withLine(async (calm) => {
    await calm.pollNow(await register(calm.store, server));
    const [ours, theirs] = [await told(line.store), await told(calm.store)];
    const different = [...theirs].filter(([id, text]) => ours.get(id) !== text).map(([id]) => id);
    expect({ different: different.slice(0, 5), count: ours.size }).toEqual({ different: [], count: theirs.size });
  });
  expect((await line.changeLog.tail(topics.deadLetters, 5)).map((letter) => readDeadLetter(letter).code)).toEqual([]);
};

withServers(() => {
  const { random, seed } = seeded();

  test(
    `${KILLS} random SIGKILLs of harvesters and indexers lose nothing (SEED=${seed})`,
    () =>
      withCatalogue((server) =>
        withDistributedLine(
          servers(),
          async (line) => {
            const id = await register(line.store, server);
            const running = await Promise.all(
              (['harvester', 'harvester', 'indexer', 'indexer'] as const).map((name) => line.start(name)),
            );
            for (let kill = 0; kill < KILLS; kill += 1) {
              await line.store.polls.schedule(id, await line.store.polls.now(), 'operator');
              await pause(random() * 1500);
              const at = Math.floor(random() * running.length);
              const { name } = running[at]!;
              await line.kill(running[at]!);
              // The source goes on changing, and takes changes back.
              for (let change = 0; change < 20; change += 1) server.catalogue.change(Math.floor(random() * SIZE));
              running[at] = await line.start(name);
            }
            await untilComplete(line, id);
            await expectAsUndisturbed(line, server);
          },
          LEASE,
        ),
      ),
    600_000,
  );

  test(
    'a harvester stopped for twice its lease, another having taken over, overwrites nothing when it goes on',
    () =>
      withCatalogue((server) =>
        withDistributedLine(
          servers(),
          async (line) => {
            const id = await register(line.store, server);
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
            await expectAsUndisturbed(line, server);
          },
          LEASE,
        ),
      ),
    120_000,
  );

  test(
    'an indexer frozen for longer than its session, another having gone on, overwrites nothing when it wakes',
    () =>
      withCatalogue((server) =>
        withDistributedLine(servers(), async (line) => {
          const id = await register(line.store, server);
          const [zombie] = await Promise.all([line.start('indexer'), line.start('harvester')]);
          await line.store.polls.schedule(id, await line.store.polls.now());
          while ((await line.store.catalogue.count()) === 0) await pause(20);
          zombie.child.kill('SIGSTOP');
          await line.start('indexer');
          // Changed twice meanwhile: what the zombie holds in hand is old twice over.
          for (let round = 0; round < 2; round += 1) {
            for (let index = 0; index < SIZE; index += 3) server.catalogue.change(index);
            await untilComplete(line, id);
          }
          zombie.child.kill('SIGCONT');
          await line.poll([id]);
          await expectAsUndisturbed(line, server);
          expect((await fetch(`${zombie.url}/livez`)).status).toBe(200);
        }),
      ),
    240_000,
  );

  test(
    'SIGTERM under load: every service ends with 0 within its ten seconds, and the rest is done by the next',
    () =>
      withCatalogue((server) =>
        withDistributedLine(
          servers(),
          async (line) => {
            const id = await register(line.store, server);
            await Promise.all([line.start('harvester'), line.start('indexer')]);
            await line.store.polls.schedule(id, await line.store.polls.now());
            while ((await line.published(topics.recordsBulk)) < 100) await pause(20);
            expect(await line.stopAll()).toEqual([0, 0]);
            await Promise.all([line.start('harvester'), line.start('indexer')]);
            await line.poll([id]);
            await expectAsUndisturbed(line, server);
          },
          LEASE,
        ),
      ),
    120_000,
  );

  test(
    'bad events among good ones become dead letters with their reasons; a topic replayed three times changes nothing',
    () =>
      withCatalogue(
        (server) =>
          withDistributedLine(servers(), async (line) => {
            const id = await register(line.store, server);
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
            expect(await line.store.catalogue.count()).toBe(run!.counts.seen);
          }),
        100,
      ),
    120_000,
  );
});

// These end the servers themselves, so they have their own.
withServers(() => {
  test.each(['database', 'broker'] as const)(
    'the %s killed and started again in mid-load: all arrives, no dead letter',
    (which) =>
      withCatalogue(async (catalogue) => {
        const [kafka, mongo] = [await startKafka(), await startMongoServer()];
        try {
          await withDistributedLine(
            { brokers: [kafka.address], mongodbUri: mongo.address },
            async (line) => {
              const id = await register(line.store, catalogue);
              const [harvester, indexer] = await Promise.all([line.start('harvester'), line.start('indexer')]);
              await line.store.polls.schedule(id, await line.store.polls.now());
              while ((await line.published(topics.recordsBulk)) < 100) await pause(20);
              const server = which === 'database' ? mongo : kafka;
              await server.kill();
              const ready = async () => (await fetch(`${indexer.url}/readyz`).catch(() => undefined))?.status;
              while ((await ready()) === 200) await pause(50);
              await server.restart();
              while ((await ready()) !== 200) await pause(50);
              await untilComplete(line, id);
              expect([harvester.child.exitCode, indexer.child.exitCode]).toEqual([null, null]);
              await expectAsUndisturbed(line, catalogue);
            },
            LEASE,
          );
        } finally {
          await kafka.stop();
          await mongo.stop();
        }
      }),
    240_000,
  );
});
