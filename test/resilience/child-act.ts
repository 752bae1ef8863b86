// Pauses or resumes one source as an operator does, over the API on the store that the environment selects; kills itself with SIGKILL before
// or after the first call of one port's method, as given by "audit.begin:before".
import { addressOf } from '@moisson/operations';
import { operatorApi } from '@moisson/operations/operator-api';
import { startOperator, type OperatorParts } from '@moisson/operator';
import { systemClock } from '@moisson/kernel';
import { createLogger, readConfig } from '@moisson/runtime';
import { openSqliteStore } from '@moisson/store';
import { SqliteChangeLog } from '@moisson/changelog';
import { KafkaChangeLog } from '@moisson/changelog/kafka';
import { openMongoStore } from '@moisson/store/mongo';
import { join } from 'node:path';

const [operation, boundary] = process.argv.slice(2) as ['pauseSource' | 'resumeSource', string];
const [port, method, side] = boundary.split(/[.:]/) as [string, string, 'before' | 'after'];

const { dataDir, distributed } = readConfig(process.env);
const plain = distributed === undefined ? openSqliteStore(dataDir, systemClock) : openMongoStore(distributed.mongodb);
const die = (): void => void process.kill(process.pid, 'SIGKILL');
const target = plain[port as 'audit'] as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>;
const dying = new Proxy(target, {
  // A method's name is a text: `then` of a promise and symbols are left alone.
  get: (ports, name) =>
    name === method
      ? async (...args: unknown[]) => {
          if (side === 'before') die();
          const result = await ports[method]!(...args);
          die();
          return result;
        }
      : (Reflect.get(ports, name) as unknown),
});
const store = { ...plain, [port]: dying };
const changeLog =
  distributed === undefined
    ? SqliteChangeLog.open(join(dataDir, 'changelog.sqlite'), systemClock)
    : new KafkaChangeLog({ ...distributed.kafka, clientId: 'test' });
const parts = { store, changeLog, log: createLogger('test', 'silent'), listen: { host: '127.0.0.1', port: 0 } };
const operator = await startOperator(parts as unknown as OperatorParts);
await fetch(operator.url + addressOf(operatorApi[operation], { id: 'laval' }), { method: 'POST' });
process.stdout.write('survived\n');
await operator.stop();
await changeLog.close();
await plain.close();
