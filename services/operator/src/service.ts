import { openKafkaChangeLog } from '@moisson/changelog/kafka';
import { connectors } from '@moisson/connectors';
import { defined, systemClock } from '@moisson/kernel';
import { GuardedFetch } from '@moisson/fetching';
import { distributedForm, gaugeBounds, type Config, type Logger, type RunningService } from '@moisson/runtime';
import { openMongoStore } from '@moisson/store/mongo';
import { startOperator } from './operator.ts';

/** The operator’s console and API on Kafka and MongoDB. */
export const startService = async (config: Config, log: Logger): Promise<RunningService> => {
  const { kafka, mongodb } = distributedForm(config);
  const store = openMongoStore(mongodb);
  const changeLog = openKafkaChangeLog({ ...kafka, clientId: 'moisson-operator' });
  const fetching = new GuardedFetch(config, systemClock);
  const { token } = config.operator;
  const parts = { store, changeLog, connectors, fetching, log, listen: config.operator };
  const http = await startOperator({ ...parts, ...defined({ token }) });
  const endGauge = gaugeBounds([...fetching.bounds, ...store.bounds]);
  return {
    url: http.url,
    stop: async () => {
      endGauge();
      await http.stop();
      await changeLog.close();
      await store.close();
      fetching.close();
    },
  };
};
