// A harvester as its service runs it, on files and without an indexer: polls all sources at these addresses at once, each once, and prints
// how their runs ended and its memory use.
import { join } from 'node:path';
import { collectChunks, keepHeapSmall } from '@moisson/harvester/small-heap';

keepHeapSmall();
const { SqliteChangeLog } = await import('@moisson/changelog');
const { connectors } = await import('@moisson/connectors');
const { systemClock } = await import('@moisson/kernel');
const { GuardedFetch } = await import('@moisson/fetching');
const { Harvester } = await import('@moisson/harvester');
const { createLogger, readConfig } = await import('@moisson/runtime');
const { openSqliteStore } = await import('@moisson/store');
const { aSource } = await import('@moisson/testkit');
const { peakMiB } = await import('../support/peak-memory.ts');

const [dir, ...endpoints] = process.argv.slice(2);
const store = openSqliteStore(dir!, systemClock);
const changeLog = SqliteChangeLog.open(join(dir!, 'changelog.sqlite'), systemClock);
const config = readConfig({ MOISSON_EGRESS_ALLOW: '127.0.0.0/8' });
const fetching = new GuardedFetch({ ...config, onChunk: collectChunks() }, systemClock);
const log = createLogger('test', 'silent');
const parts = { store, changeLog, connectors, fetching, log, owner: 'test', leaseSeconds: 60 };
const harvester = new Harvester({ ...parts, concurrency: config.concurrency });
for (const [at, endpoint] of endpoints.entries()) {
  const quota = { maxRecords: 500, maxBytes: 8 * 1024 * 1024 };
  const politeness = { crawlDelaySeconds: 0, pageSize: 100, timeoutSeconds: 60 };
  const source = aSource({ id: `hostile-${at}`, endpoint, quota, politeness });
  await store.registry.create(source);
  await store.polls.schedule(source.id, systemClock.now(), 'operator');
}
for (let pending = endpoints.length; pending > 0;) {
  await harvester.tick();
  await harvester.idle();
  pending = endpoints.length - (await store.runs.latest()).length;
}
const runs = (await store.runs.latest()).map(({ sourceId, complete, counts, problems }) => ({
  ...{ sourceId, complete, counts },
  problems: problems.map(({ code }) => code),
}));
process.stdout.write(JSON.stringify({ peak: peakMiB(), runs }));
await changeLog.close();
await store.close();
fetching.close();
