import { declaredTopics, KafkaChangeLog } from '@moisson/changelog';
import { connectors } from '@moisson/connectors';
import { systemClock } from '@moisson/domain';
import { GuardedFetch } from '@moisson/fetching';
import { distributedForm, runService, startHttpService, untilAnswered } from '@moisson/runtime';
import { openMongoStore } from '@moisson/store';
import { hostname } from 'node:os';
import { Harvester } from './harvester.ts';

const STUCK_MS = 30_000;

await runService('harvester', async (config, log) => {
  const { kafka, mongodb } = distributedForm(config);
  const store = openMongoStore(mongodb);
  const changeLog = new KafkaChangeLog({ ...kafka, clientId: 'moisson-harvester' }, declaredTopics().topics);
  const fetching = new GuardedFetch(config, systemClock);
  const { concurrency, leaseSeconds } = config;
  const owner = `${hostname()}-${process.pid}`;
  const harvester = new Harvester({ store, changeLog, connectors, fetching, log, owner, concurrency, leaseSeconds });
  const check = async (): Promise<void> => {
    await store.check();
    await changeLog.check();
  };
  const stopping = new AbortController();
  let started = false;
  const live = (): boolean => !started || harvester.idleMilliseconds() < STUCK_MS;
  const http = await startHttpService({ log, listen: config.harvester, routes: () => undefined, ready: check, live });
  const starting = untilAnswered(check, log, stopping.signal).then((answered) => {
    if (answered) harvester.start();
    started = answered;
  });
  return {
    url: http.url,
    live,
    stop: async () => {
      stopping.abort();
      await starting;
      await harvester.stop();
      await http.stop();
      await changeLog.close();
      await store.close();
      fetching.close();
    },
  };
});
