import { defined } from '@moisson/kernel';
import { distributedForm, gaugeBounds, type Config, type Logger, type RunningService } from '@moisson/runtime';
import { openMongoStore } from '@moisson/store/mongo';
import { startMonitor } from './monitor.ts';

/** The status page and API on MongoDB. */
export const startService = async (config: Config, log: Logger): Promise<RunningService> => {
  const store = openMongoStore(distributedForm(config).mongodb);
  const http = await startMonitor({
    store,
    log,
    listen: config.monitor,
    ...defined({ statusUrl: config.statusUrl }),
  });
  const endGauge = gaugeBounds(store.bounds);
  return {
    url: http.url,
    stop: async () => {
      endGauge();
      await http.stop();
      await store.close();
    },
  };
};
