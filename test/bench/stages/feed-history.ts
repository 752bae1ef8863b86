import { SourceId } from '@moisson/contracts';
import { daysUntil, type DayBucket } from '@moisson/domain';
import { systemClock } from '@moisson/kernel';
import { lookAtFeeds, startMonitor } from '@moisson/monitor';
import { createLogger } from '@moisson/runtime';
import { openSqliteStore, storeFiles } from '@moisson/store';
import { aSource } from '@moisson/testkit';
import { statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { median, type Figure, type Stage } from '../figure.ts';
import { residentMiB } from '../resident.ts';

const [SOURCES, DAYS, SOURCES_OF_HOST, REQUESTS] = [10_000, 365, 40, 15];
/** Buckets that are written at once: ten sources. */
const BATCH = 10;
const idOf = (at: number): SourceId => SourceId.parse(`ville-${String(at).padStart(5, '0')}`);

/** Ours: a year of buckets of ten thousand sources, and what the monitor answers from them; raw: the same rows read and parsed. */
export const feedHistory: Stage = async ({ dir }) => {
  const store = openSqliteStore(dir, systemClock);
  for (let at = 0; at < SOURCES; at += 1) {
    const endpoint = `https://hote-${Math.floor(at / SOURCES_OF_HOST)}.exemple.quebec`;
    await store.registry.create(aSource({ id: idOf(at), endpoint, schedule: '0 5 * * *' }));
  }
  const dates = daysUntil(new Date(), DAYS).map(({ date }) => date);
  const size = (): number => statSync(storeFiles(dir).registry).size;
  const before = size();
  const start = performance.now();
  for (let at = 0; at < SOURCES; at += BATCH) {
    const ids = Array.from({ length: BATCH }, (_, more) => idOf(at + more));
    await store.feedHistory.putBuckets(ids.flatMap((id) => dates.map((date, day) => bucket(id, date, day))));
  }
  const written = (SOURCES * DAYS * 1000) / (performance.now() - start);
  await lookAtFeeds(store);
  const [log, listen] = [createLogger('bench', 'silent'), { host: '127.0.0.1', port: 0 }];
  const monitor = await startMonitor({ store, log, listen });
  const period = `from=${dates[0]!}&to=${dates.at(-1)!}`;
  const read = async (path: string): Promise<void> => {
    const response = await fetch(monitor.url + path);
    const body = await response.text();
    if (!response.ok) throw new Error(`${path}: ${response.status} ${body}`);
  };
  const figures = {
    'history: buckets written': { value: written, unit: 'records/s' },
    'history: status page of 10,000 sources': await timeOf(() => read('/')),
    'history: year of a source': await timeOf(() => read(`/api/v1/history?source=${idOf(77)}&${period}`)),
    'history: year of a host with 40 sources': await timeOf(() =>
      read(`/api/v1/history?host=hote-7.exemple.quebec&${period}`),
    ),
    'history: resident size': { value: residentMiB(process.pid) ?? Number.NaN, unit: 'MiB' },
  } as const;
  await monitor.stop();
  await store.close();
  return {
    ...figures,
    'history: disk of a year of a source': { value: (size() - before) / SOURCES / 1024, unit: 'KiB' },
    'history: raw read of 40 sources': await rawRead(storeFiles(dir).registry, idOf(7 * SOURCES_OF_HOST)),
  };
};

const bucket = (sourceId: SourceId, date: string, day: number): DayBucket => ({
  ...{ sourceId, date, runs: 4, completeRuns: 4, created: day % 3, updated: day % 7, removed: 0 },
  ...{ minutes: day % 30 === 0 ? { fresh: 1380, late: 60 } : { fresh: 1440 } },
  durations: [
    [80 + (day % 9), 3],
    [99, 1],
  ],
});

const timeOf = async (work: () => unknown): Promise<Figure> => {
  const times: number[] = [];
  for (let at = 0; at < REQUESTS; at += 1) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return { value: median(times), unit: 'ms' };
};

const rawRead = async (path: string, first: SourceId): Promise<Figure> => {
  const db = new DatabaseSync(path, { readOnly: true });
  const select = db.prepare('SELECT doc FROM feed_days WHERE id >= ? ORDER BY id LIMIT ?');
  const time = await timeOf(() =>
    select.all(first, SOURCES_OF_HOST * DAYS).map(({ doc }) => JSON.parse(String(doc)) as unknown),
  );
  db.close();
  return time;
};
