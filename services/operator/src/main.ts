import { declaredTopics, KafkaChangeLog } from '@moisson/changelog';
import { connectors } from '@moisson/connectors';
import { systemClock } from '@moisson/domain';
import { GuardedFetch } from '@moisson/fetching';
import { distributedForm, runService } from '@moisson/runtime';
import { openMongoStore } from '@moisson/store';
import { startOperator } from './operator.ts';

await runService('operator', async (config, log) => {
  const { kafka, mongodb } = distributedForm(config);
  const store = openMongoStore(mongodb);
  const changeLog = new KafkaChangeLog({ ...kafka, clientId: 'moisson-operator' }, declaredTopics().topics);
  const fetching = new GuardedFetch(config, systemClock);
  const { token } = config.operator;
  const parts = { store, changeLog, connectors, fetching, log, listen: config.operator };
  const http = await startOperator({ ...parts, ...(token === undefined ? {} : { token }) });
  return {
    url: http.url,
    stop: async () => {
      await http.stop();
      await changeLog.close();
      await store.close();
      fetching.close();
    },
  };
});
