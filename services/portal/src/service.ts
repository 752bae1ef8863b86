import { defined } from '@moisson/kernel';
import { distributedForm, gaugeBounds, type Config, type Logger, type RunningService } from '@moisson/runtime';
import { openMongoStore } from '@moisson/store/mongo';
import { startPortal } from './portal.ts';

/** The portal on MongoDB. */
export const startService = async (config: Config, log: Logger): Promise<RunningService> => {
  const store = openMongoStore(distributedForm(config).mongodb);
  const { portalUrl, statusUrl } = config;
  const http = await startPortal({
    store,
    log,
    listen: config.portal,
    ...defined({ portalUrl, statusUrl }),
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
