import { openKafkaChangeLog } from '@moisson/changelog/kafka';
import { inScope, systemClock } from '@moisson/kernel';
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

/** Starts the indexer on Kafka and MongoDB; it also feeds OpenSearch, if searches use it. */
export const startService = (config: Config, log: Logger): Promise<RunningService> =>
  inScope(async (scope) => {
    const { kafka, mongodb, openSearch } = distributedForm(config);
    const store = scope.adopt(openMongoStore(mongodb), (one) => one.close());
    const opened = openKafkaChangeLog({ ...kafka, clientId: 'moisson-indexer' });
    const changeLog = scope.adopt(opened, (one) => one.close());
    const indexer = new Indexer({ store, changeLog, clock: systemClock, events: indexerEvents(log, systemClock) });
    scope.defer(gaugeLag(changeLog));
    scope.defer(gaugeBounds([...indexer.bounds, ...store.bounds]));
    // Loaded on demand: without OpenSearch its client is not needed.
    if (openSearch !== undefined)
      scope.defer((await import('./search/feed-search.ts')).feedSearch(openSearch, store, log));
    return startWorker({
      log,
      listen: config.indexer,
      check: async () => {
        await store.check();
        await changeLog.check();
      },
      start: () => indexer.start(),
      stop: () => indexer.stop(),
      storeNow: () => store.polls.now(),
      stalledMilliseconds: () => indexer.stalledMilliseconds(),
    });
  });
