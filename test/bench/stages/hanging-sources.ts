import { connectors } from '@moisson/connectors';
import type { SourceId } from '@moisson/contracts';
import type { ChangeLog, Store } from '@moisson/domain';
import type { Clock } from '@moisson/kernel';
import { GuardedFetch } from '@moisson/fetching';
import { Harvester } from '@moisson/harvester';
import { createLogger } from '@moisson/runtime';
import { openSqliteStore } from '@moisson/store';
import { aSource } from '@moisson/testkit';
import { setTimeout as pause } from 'node:timers/promises';
import { startCities } from '../../support/cities.ts';
import { servedFaults, startBadServer, type BadServer } from '../../support/hanging-servers.ts';
import { percentile, type Stage } from '../figure.ts';

const EACH = 50;
const RECORDS = 20;
/** How much faster than real time the harvester's clock runs: its sources are due every twenty seconds, but hang in real time. */
const FACTOR = 3;
const PHASE_MS = 120_000;

const fastClock = (): Clock => {
  const [start, from] = [Date.now(), performance.now()];
  return { now: () => new Date(start + (performance.now() - from) * FACTOR) };
};

/** Ours: the harvester with fifty good sources, first alone, then with fifty that fail in twelve ways. */
export const hangingSources: Stage = async ({ dir }) => {
  const clock = fastClock();
  const store = openSqliteStore(dir, clock);
  const fetching = new GuardedFetch({ egressAllow: ['127.0.0.0/8'], userAgent: 'bench' }, clock);
  const harvester = new Harvester({
    ...{ store, connectors, fetching, log: createLogger('bench', 'silent'), owner: 'bench' },
    ...{ changeLog: { publish: async () => [] } as unknown as ChangeLog, concurrency: 8, leaseSeconds: 60 * FACTOR },
  });
  const good = await startCities(EACH, RECORDS);
  const bad = await Promise.all<BadServer | undefined>(
    // One in twelve has a name that does not resolve.
    Array.from({ length: EACH }, async (_, at) => {
      const fault = servedFaults[at % (servedFaults.length + 1)];
      return fault === undefined ? undefined : startBadServer(fault);
    }),
  );
  const ids: SourceId[] = [];
  for (const { url, catalogue } of good)
    ids.push(await register(store, catalogue.options.id, { endpoint: url, protocol: catalogue.options.protocol }));
  harvester.start();
  const alone = await intervals(store, ids);
  for (const [at, server] of bad.entries())
    await register(store, `bad-${at}`, { endpoint: server?.url ?? `http://nulle-part-${at}.invalid` });
  const among = await intervals(store, ids);
  await harvester.stop();
  await store.close();
  fetching.close();
  for (const server of [...good, ...bad]) await server?.stop();
  return {
    'interval p99': { value: percentile(alone, 0.99), unit: 'seconds' },
    'interval p99 among failing ones': { value: percentile(among, 0.99), unit: 'seconds' },
  };
};

const register = async (store: Store, id: string, changes: object): Promise<SourceId> => {
  const source = aSource({ id, schedule: '* * * * *', ...changes });
  await store.registry.create(source);
  await store.polls.schedule(source.id, await store.polls.now());
  return source.id;
};

/** Returns the seconds between the starts of two runs of each source from now on, by the harvester's clock. */
const intervals = async (store: Store, ids: readonly SourceId[]): Promise<number[]> => {
  const from = (await store.polls.now()).toISOString();
  await pause(PHASE_MS);
  const all: number[] = [];
  for (const sourceId of ids) {
    const runs = (await store.runs.list({ sourceId, limit: 1000 })).filter(({ startedAt }) => startedAt >= from);
    const starts = runs.map(({ startedAt }) => Date.parse(startedAt)).reverse();
    all.push(...starts.slice(1).map((start, at) => (start - starts[at]!) / 1000));
  }
  return all;
};
