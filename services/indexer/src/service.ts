import { openKafkaChangeLog } from '@moisson/changelog/kafka';
import { systemClock } from '@moisson/kernel';
import {
  distributedForm,
  gaugeBounds,
  startWorker,
  type Config,
  type Logger,
  type RunningService,
} from '@moisson/runtime';
import { openMongoStore } from '@moisson/store/mongo';
import { indexerEvents } from './events.ts';
import { gaugeLag } from './gauge-lag.ts';
import { Indexer } from './indexer.ts';

/** The indexer on Kafka and MongoDB. */
export const startService = (config: Config, log: Logger): Promise<RunningService> => {
  const { kafka, mongodb } = distributedForm(config);
  const store = openMongoStore(mongodb);
  const changeLog = openKafkaChangeLog({ ...kafka, clientId: 'moisson-indexer' });
  const indexer = new Indexer({ store, changeLog, clock: systemClock, events: indexerEvents(log, systemClock) });
  const endGauges = [gaugeLag(changeLog), gaugeBounds([...indexer.bounds, ...store.bounds])];
  return startWorker({
    log,
    listen: config.indexer,
    check: async () => {
      await store.check();
      await changeLog.check();
    },
    start: () => indexer.start(),
    stop: async () => {
      for (const end of endGauges) end();
      await indexer.stop();
      await changeLog.close();
      await store.close();
    },
    storeNow: () => store.polls.now(),
    stalledMilliseconds: () => indexer.stalledMilliseconds(),
  });
};
