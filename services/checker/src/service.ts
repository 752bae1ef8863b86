import { HostRobots } from '@moisson/connectors';
import { GuardedFetch, SharedHostGate } from '@moisson/fetching';
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
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { Checker } from './checker.ts';
import { gaugeLinks } from './gauge-links.ts';

/** Starts the checker of links on MongoDB. Its requests share the budgets of hosts with the harvesters'. */
export const startService = (config: Config, log: Logger): Promise<RunningService> =>
  inScope(async (scope) => {
    const store = scope.adopt(openMongoStore(distributedForm(config).mongodb), (one) => one.close());
    const owner = `${hostname()}-${process.pid}-${randomUUID()}`;
    const gate = new SharedHostGate(store.hostTurns, owner);
    const fetching = scope.adopt(new GuardedFetch(config, systemClock, gate), (one) => one.close());
    const hostRules = new HostRobots(fetching);
    const { concurrency, periodDays } = config.checker;
    const checker = new Checker({ store, fetching, hostRules, log, owner, concurrency, periodDays });
    scope.defer(gaugeLinks(store.links));
    scope.defer(gaugeBounds([...fetching.bounds, hostRules.bound, ...store.bounds]));
    return startWorker({
      log,
      listen: config.checker,
      check: () => store.check(),
      start: async () => checker.start(),
      stop: () => checker.stop(),
      storeNow: () => store.polls.now(),
      stalledMilliseconds: () => checker.stalledMilliseconds(),
    });
  });
