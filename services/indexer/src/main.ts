import { declaredTopics, KafkaChangeLog } from '@moisson/changelog';
import { systemClock } from '@moisson/domain';
import { distributedForm, runService, startHttpService, untilAnswered } from '@moisson/runtime';
import { openMongoStore } from '@moisson/store';
import { indexerEvents } from './events.ts';
import { Indexer } from './indexer.ts';

const STUCK_MS = 60_000;

await runService('indexer', async (config, log) => {
  const { kafka, mongodb } = distributedForm(config);
  const store = openMongoStore(mongodb);
  const changeLog = new KafkaChangeLog({ ...kafka, clientId: 'moisson-indexer' }, declaredTopics().topics);
  const indexer = new Indexer({ store, changeLog, clock: systemClock, events: indexerEvents(log) });
  const check = async (): Promise<void> => {
    await store.check();
    await changeLog.check();
  };
  const stopping = new AbortController();
  const live = (): boolean => indexer.busyMilliseconds() < STUCK_MS;
  const http = await startHttpService({ log, listen: config.indexer, routes: () => undefined, ready: check, live });
  const start = async (): Promise<void> => {
    await check();
    await indexer.start();
  };
  const starting = untilAnswered(start, log, stopping.signal);
  return {
    url: http.url,
    live,
    stop: async () => {
      stopping.abort();
      await starting;
      await indexer.stop();
      await http.stop();
      await changeLog.close();
      await store.close();
    },
  };
});
