import { openKafkaChangeLog } from '@moisson/changelog/kafka';
import { connectors } from '@moisson/connectors';
import { systemClock } from '@moisson/kernel';
import { GuardedFetch } from '@moisson/fetching';
import {
  distributedForm,
  gaugeBounds,
  startWorker,
  type Config,
  type Logger,
  type RunningService,
} from '@moisson/runtime';
import { openMongoStore } from '@moisson/store/mongo';
import { hostname } from 'node:os';
import { Harvester } from './claim/harvester.ts';

/** The harvester on Kafka and MongoDB. */
export const startService = (config: Config, log: Logger): Promise<RunningService> => {
  const { kafka, mongodb } = distributedForm(config);
  const store = openMongoStore(mongodb);
  const changeLog = openKafkaChangeLog({ ...kafka, clientId: 'moisson-harvester' });
  const fetching = new GuardedFetch(config, systemClock);
  const { concurrency, leaseSeconds } = config;
  const owner = `${hostname()}-${process.pid}`;
  const harvester = new Harvester({ store, changeLog, connectors, fetching, log, owner, concurrency, leaseSeconds });
  const endGauge = gaugeBounds([...harvester.bounds, ...fetching.bounds, ...store.bounds]);
  return startWorker({
    log,
    listen: config.harvester,
    check: async () => {
      await store.check();
      await changeLog.check();
    },
    start: async () => harvester.start(),
    stop: async () => {
      endGauge();
      await harvester.stop();
      await changeLog.close();
      await store.close();
      fetching.close();
    },
    storeNow: () => store.polls.now(),
    stalledMilliseconds: () => harvester.stalledMilliseconds(),
  });
};
