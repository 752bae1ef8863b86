// Harvests one source once and indexes it, in the form that the environment selects; kills itself with SIGKILL before or after the n-th
// call of one port's method, as given by "polls.announce:before:2".
import { SqliteChangeLog } from '@moisson/changelog';
import { KafkaChangeLog } from '@moisson/changelog/kafka';
import { connectors } from '@moisson/connectors';
import { INDEXER_GROUP, SourceId, topics } from '@moisson/contracts';
import { type ChangeLog, type Connector, type Store } from '@moisson/domain';
import { systemClock } from '@moisson/kernel';
import { GuardedFetch } from '@moisson/fetching';
import { Harvester } from '@moisson/harvester';
import { Indexer, indexerEvents } from '@moisson/indexer';
import { createLogger, readConfig } from '@moisson/runtime';
import { openSqliteStore } from '@moisson/store';
import { openMongoStore } from '@moisson/store/mongo';
import { aSource } from '@moisson/testkit';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const [endpoint, boundary = ''] = process.argv.slice(2);
const [method, side, hit] = boundary.split(':');
let hits = 0;

const die = (): void => void process.kill(process.pid, 'SIGKILL');

/** Does the work of a named boundary, unless the process must die here. */
const at = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
  if (name === method) hits += 1;
  const now = name === method && hits === Number(hit);
  if (now && side === 'before') die();
  const result = await work();
  if (now) die();
  return result;
};

const dying = <T extends object>(port: T, name: string): T =>
  new Proxy(port, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key);
      if (typeof value !== 'function') return value;
      const call = value.bind(target) as (...args: unknown[]) => Promise<unknown>;
      return `${name}.${String(key)}` === method ? (...args: unknown[]) => at(method, () => call(...args)) : call;
    },
  });

const dyingLog = (log: ChangeLog): ChangeLog => ({
  publish: (topic, messages) =>
    at(topic === topics.deadLetters ? 'changeLog.deadLetter' : 'changeLog.publish', () => log.publish(topic, messages)),
  subscribe: (subscription) =>
    log.subscribe({
      ...subscription,
      handle: (messages, signal) => at('changeLog.handle', () => subscription.handle(messages, signal)),
    }),
  lag: (...args) => log.lag(...args),
  reached: (...args) => log.reached(...args),
  tail: (...args) => log.tail(...args),
  check: () => log.check(),
  close: () => log.close(),
});

const dyingConnector = (connector: Connector): Connector => ({
  ...connector,
  async *pages(context) {
    const pages = connector.pages(context);
    for (;;) {
      const step = await at('connector.page', () => pages.next());
      if (step.done) return step.value;
      yield step.value;
    }
  },
});

const config = readConfig(process.env);
const open = (): { plain: Store; log: ChangeLog } => {
  const { dataDir, distributed } = config;
  if (distributed !== undefined)
    return {
      plain: openMongoStore(distributed.mongodb),
      log: new KafkaChangeLog({ ...distributed.kafka, clientId: 'child' }),
    };
  mkdirSync(dataDir, { recursive: true });
  return {
    plain: openSqliteStore(dataDir, systemClock),
    log: SqliteChangeLog.open(join(dataDir, 'changelog.sqlite'), systemClock),
  };
};
const { plain, log } = open();
const store = Object.fromEntries(
  Object.entries(plain).map(([name, port]) => [name, typeof port === 'object' ? dying(port as object, name) : port]),
) as unknown as Store;
const changeLog = dyingLog(log);
const silent = createLogger('test', 'silent');
const source = aSource({ endpoint, politeness: { crawlDelaySeconds: 0, pageSize: 100 } });
const id = SourceId.parse('laval');
if ((await plain.registry.get(id)) === undefined) await plain.registry.create(source);
// One message for the dead letters, so that writing them is a boundary too.
await log.publish(topics.records, [{ key: 'x', value: Buffer.from('?'), headers: {} }]);
const indexer = new Indexer({ store, changeLog, clock: systemClock, events: indexerEvents(silent, systemClock) });
const fetching = new GuardedFetch(config, systemClock);
const harvester = new Harvester({
  ...{ store, changeLog, fetching, log: silent, owner: 'child', concurrency: 1, leaseSeconds: 2 },
  connectors: { ...connectors, ckan: dyingConnector(connectors.ckan) },
});
await indexer.start();
await plain.polls.schedule(id, await plain.polls.now());
let run = await harvester.runOne(id);
// The lease of the killed process must end first.
for (; run === undefined; run = await harvester.runOne(id)) await pause(50);
while ((await log.lag(INDEXER_GROUP, [topics.records, topics.recordsBulk])) > 0) await pause(20);
await indexer.publishChanges();
await indexer.stop();
await log.close();
await plain.close();
fetching.close();
process.stdout.write(`${run.outcome}\n`);
