// Harvests one source once and indexes it, on the embedded adapters; kills itself with SIGKILL before or after the n-th
// call of one port's method, as "polls.announce:before:2" says.
import { SqliteChangeLog } from '@moisson/changelog';
import { connectors } from '@moisson/connectors';
import { INDEXER_GROUP, SourceId, topics } from '@moisson/contracts';
import { systemClock, type ChangeLog, type Store } from '@moisson/domain';
import { GuardedFetch } from '@moisson/fetching';
import { Harvester } from '@moisson/harvester';
import { Indexer, indexerEvents } from '@moisson/indexer';
import { createLogger } from '@moisson/runtime';
import { openSqliteStore } from '@moisson/store';
import { aSource } from '@moisson/testkit';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const [dir = '', endpoint, boundary = ''] = process.argv.slice(2);
const [method, side, hit] = boundary.split(':');
let hits = 0;

const dying = <T extends object>(port: T, name: string): T =>
  new Proxy(port, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key);
      if (typeof value !== 'function') return value;
      const call = value.bind(target) as (...args: unknown[]) => Promise<unknown>;
      if (`${name}.${String(key)}` !== method) return call;
      return async (...args: unknown[]) => {
        hits += 1;
        const now = hits === Number(hit);
        if (now && side === 'before') process.kill(process.pid, 'SIGKILL');
        const result = await call(...args);
        if (now) process.kill(process.pid, 'SIGKILL');
        return result;
      };
    },
  });

const plain = openSqliteStore(dir, systemClock);
const log = SqliteChangeLog.open(join(dir, 'changelog.sqlite'), systemClock);
const store = Object.fromEntries(
  Object.entries(plain).map(([name, port]) => [name, typeof port === 'object' ? dying(port as object, name) : port]),
) as unknown as Store;
const changeLog: ChangeLog = dying(log, 'changeLog');
const silent = createLogger('test', 'silent');
const source = aSource({ endpoint, politeness: { crawlDelaySeconds: 0, pageSize: 100 } });
const id = SourceId.parse('laval');
if ((await plain.registry.get(id)) === undefined) {
  await plain.registry.create(source);
  // Something for the dead letters, so that their writing is a boundary too.
  await log.publish(topics.records, [{ key: 'x', value: Buffer.from('?'), headers: {} }]);
}
const indexer = new Indexer({ store, changeLog, clock: systemClock, events: indexerEvents(silent) });
const fetching = new GuardedFetch({ egressAllow: ['127.0.0.0/8'], userAgent: 'Moisson/test' }, systemClock);
const parts = { store, changeLog, connectors, fetching, log: silent, owner: 'child', concurrency: 1, leaseSeconds: 60 };
const harvester = new Harvester(parts);
await indexer.start();
await plain.polls.schedule(id, await plain.polls.now());
const run = await harvester.runOne(id);
while ((await log.lag(INDEXER_GROUP, [topics.records, topics.recordsBulk])) > 0) await pause(5);
await indexer.stop();
await log.close();
await plain.close();
fetching.close();
process.stdout.write(`${run?.outcome ?? 'none'}\n`);
