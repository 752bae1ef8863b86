// A harvester alone that reads one source into a folder, then waits to be ended: `harvest-process.ts URL DIR`. Prints its run.
import { SqliteChangeLog } from '@moisson/changelog';
import { connectors } from '@moisson/connectors';
import { systemClock } from '@moisson/kernel';
import { GuardedFetch } from '@moisson/fetching';
import { Harvester } from '@moisson/harvester';
import { createLogger, readConfig } from '@moisson/runtime';
import { openSqliteStore } from '@moisson/store';
import { aSource } from '@moisson/testkit';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';

// The same flag as the harvester's own process.
setFlagsFromString('--heap-growing-percent=30');
const [endpoint = '', dir = ''] = process.argv.slice(2);
const config = readConfig({ MOISSON_DATA_DIR: dir, MOISSON_EGRESS_ALLOW: '127.0.0.0/8' });
const store = openSqliteStore(dir, systemClock);
const fetching = new GuardedFetch(config, systemClock);
const harvester = new Harvester({
  ...{ store, connectors, fetching, owner: 'bench', concurrency: 1, leaseSeconds: config.leaseSeconds },
  changeLog: SqliteChangeLog.open(join(dir, 'changelog.sqlite'), systemClock),
  log: createLogger('bench', 'silent'),
});
const quota = { maxRecords: 10_000_000, maxBytes: 2 ** 40 };
const source = aSource({ endpoint, politeness: { crawlDelaySeconds: 0 }, quota });
await store.registry.create(source);
await store.polls.schedule(source.id, await store.polls.now(), 'operator');
const run = await harvester.runOne(source.id);
process.stdout.write(`${JSON.stringify(run)}\n`);
process.stdin.on('end', () => process.exit(0)).resume();
