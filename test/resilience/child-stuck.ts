// A service whose work makes no progress; with "waiting", because a dependency does not answer.
import { OutageError } from '@moisson/kernel';
import { runService, startWorker } from '@moisson/runtime';

const waiting = process.argv[2] === 'waiting';

await runService('indexer', (config, log) =>
  startWorker({
    ...{ log, listen: config.indexer },
    check: () => (waiting ? Promise.reject(new OutageError('Kafka', new Error('silence'))) : Promise.resolve()),
    start: async () => undefined,
    stop: async () => undefined,
    storeNow: async () => new Date(),
    stalledMilliseconds: () => 60_000,
  }),
);
