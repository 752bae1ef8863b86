import { defined, inScope } from '@moisson/kernel';
import { distributedForm, gaugeBounds, type Config, type Logger, type RunningService } from '@moisson/runtime';
import { openMongoStore } from '@moisson/store/mongo';
import { startMonitor } from './monitor.ts';

/** Starts the status page and API on MongoDB. */
export const startService = (config: Config, log: Logger): Promise<RunningService> =>
  inScope(async (scope) => {
    const store = scope.adopt(openMongoStore(distributedForm(config).mongodb), (one) => one.close());
    scope.defer(gaugeBounds(store.bounds));
    const { monitor: listen, statusUrl } = config;
    return startMonitor({ store, log, listen, ...defined({ statusUrl }) });
  });
