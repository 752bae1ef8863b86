import { defined, inScope } from '@moisson/kernel';
import { distributedForm, gaugeBounds, type Config, type Logger, type RunningService } from '@moisson/runtime';
import { openMongoStore } from '@moisson/store/mongo';
import { startPortal } from './portal.ts';

/** Starts the portal on MongoDB. */
export const startService = (config: Config, log: Logger): Promise<RunningService> =>
  inScope(async (scope) => {
    const { portal: listen, portalUrl, statusUrl, searchImageDir: imageDir } = config;
    const search = { inThread: true, ...defined({ imageDir }) };
    const store = scope.adopt(openMongoStore(distributedForm(config).mongodb, undefined, search), (one) => one.close());
    scope.defer(gaugeBounds(store.bounds));
    return startPortal({ store, log, listen, ...defined({ portalUrl, statusUrl }) });
  });
