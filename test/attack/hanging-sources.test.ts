import { expect, test } from '@jest/globals';
import { connectors } from '@moisson/connectors';
import type { SourceId } from '@moisson/contracts';
import type { Store } from '@moisson/domain';
import { Harvester } from '@moisson/harvester';
import { createLogger } from '@moisson/runtime';
import { aSource } from '@moisson/testkit';
import { setTimeout as pause } from 'node:timers/promises';
import { startCities } from '../support/cities.ts';
import { servedFaults, startBadServer, type BadServer } from '../support/hanging-servers.ts';
import { withLine } from '../support/with-line.ts';

/** Only a limit of one hour ends these: they hang during the whole test. */
const FOR_EVER = ['no headers', 'no handshake'];
const HOUR = 3600;

const register = async (store: Store, id: string, changes: object): Promise<SourceId> => {
  const source = aSource({ id, ...changes });
  await store.registry.create(source);
  await store.polls.schedule(source.id, await store.polls.now());
  return source.id;
};
const registerBad = (store: Store, { fault, url }: BadServer, at: number): Promise<SourceId> =>
  register(store, `bad-${at}`, {
    endpoint: url,
    politeness: FOR_EVER.includes(fault) ? { firstByteSeconds: HOUR, timeoutSeconds: HOUR } : {},
  });

const withHarvester = (work: (store: Store, harvester: Harvester) => Promise<void>): Promise<void> =>
  withLine(async ({ store, changeLog, fetching }) => {
    const log = createLogger('test', 'silent');
    const harvester = new Harvester({
      ...{ store, changeLog, connectors, fetching, log, owner: 'test', leaseSeconds: 60, concurrency: 8 },
    });
    try {
      await work(store, harvester);
    } finally {
      await harvester.stop();
    }
  });

const untilComplete = async (store: Store, ids: readonly SourceId[]): Promise<void> => {
  const complete = async (id: SourceId): Promise<boolean> =>
    (await store.polls.status(id)).lastCompleteAt !== undefined;
  for (const id of ids) while (!(await complete(id))) await pause(50);
};

test('two dozen sources that hang in eleven ways, all polled first: every good one is read while they still hang', async () => {
  const bad = await Promise.all(
    Array.from({ length: 24 }, (_, at) =>
      startBadServer(at < 12 ? FOR_EVER[at % 2]! : servedFaults[at % servedFaults.length]!),
    ),
  );
  const good = await startCities(9, 5);
  await withHarvester(async (store, harvester) => {
    const badIds = await Promise.all(bad.map((server, at) => registerBad(store, server, at)));
    const lost = await register(store, 'bad-name', { endpoint: 'http://nulle-part.invalid' });
    const goodIds = await Promise.all(
      good.map(({ url, catalogue }) =>
        register(store, catalogue.options.id, { endpoint: url, protocol: catalogue.options.protocol }),
      ),
    );
    harvester.start();
    await untilComplete(store, goodIds);
    const hanging = badIds.filter((_, at) => FOR_EVER.includes(bad[at]!.fault));
    for (const id of hanging) expect(await store.runs.list({ sourceId: id, limit: 1 })).toEqual([]);
    expect((await store.polls.status(lost)).lastCompleteAt).toBeUndefined();
    // Sources that were read once are proven: they get places again.
    for (const id of goodIds) await store.polls.schedule(id, await store.polls.now(), 'operator');
    for (const id of goodIds) while ((await store.runs.list({ sourceId: id, limit: 2 })).length < 2) await pause(50);
    for (const id of hanging) expect(await store.runs.list({ sourceId: id, limit: 1 })).toEqual([]);
  });
  await Promise.all([...bad, ...good].map((server) => server.stop()));
});

test('sources that wait for a hanging one of the same host take no place from others', async () => {
  const host = await startBadServer('no headers');
  const good = await startCities(3, 5);
  await withHarvester(async (store, harvester) => {
    for (let at = 0; at < 8; at += 1) await registerBad(store, host, at);
    const goodIds = await Promise.all(
      good.map(({ url, catalogue }) =>
        register(store, catalogue.options.id, { endpoint: url, protocol: catalogue.options.protocol }),
      ),
    );
    harvester.start();
    await untilComplete(store, goodIds);
    expect(await store.runs.list({ limit: 100 })).toHaveLength(good.length);
  });
  await Promise.all([host, ...good].map((server) => server.stop()));
});
