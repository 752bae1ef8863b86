import { messageFetch } from '@moisson/fetching';
import { defined, inScope, systemClock } from '@moisson/kernel';
import { distributedForm, gaugeBounds, type Config, type Logger, type RunningService } from '@moisson/runtime';
import { openMongoStore } from '@moisson/store/mongo';
import { ALERT_CONNECTIONS } from './alerts/alert-channels.ts';
import { startMonitor } from './monitor.ts';

/** Starts the status page and API on MongoDB. */
export const startService = (config: Config, log: Logger): Promise<RunningService> =>
  inScope(async (scope) => {
    const store = scope.adopt(openMongoStore(distributedForm(config).mongodb), (one) => one.close());
    scope.defer(gaugeBounds(store.bounds));
    const { monitor: listen, statusUrl, alerts: settings } = config;
    const fetching = scope.adopt(messageFetch(config, ALERT_CONNECTIONS), (one) => one.close());
    scope.defer(gaugeBounds(fetching.bounds));
    const alerting = { settings, fetching, facts: { clock: systemClock } };
    return startMonitor({ store, log, listen, alerting, ...defined({ statusUrl }) });
  });
