import { openKafkaChangeLog } from '@moisson/changelog/kafka';
import { connectors, HostRobots } from '@moisson/connectors';
import { Keyring } from '@moisson/domain';
import { inScope, systemClock } from '@moisson/kernel';
import { GuardedFetch, SharedHostGate } from '@moisson/fetching';
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
import { Harvester } from './claim/harvester.ts';
import { DryRunner } from './dry-run/dry-runner.ts';
import { collectChunks } from './small-heap.ts';

/** Starts the harvester on Kafka and MongoDB. */
export const startService = (config: Config, log: Logger): Promise<RunningService> =>
  inScope(async (scope) => {
    const { kafka, mongodb } = distributedForm(config);
    const store = scope.adopt(openMongoStore(mongodb), (one) => one.close());
    const owner = `${hostname()}-${process.pid}`;
    const gate = new SharedHostGate(store.hostTurns, `${owner}-${randomUUID()}`);
    const fetching = scope.adopt(new GuardedFetch({ ...config, onChunk: collectChunks() }, systemClock, gate), (one) =>
      one.close(),
    );
    const opened = openKafkaChangeLog({ ...kafka, clientId: 'moisson-harvester' });
    const changeLog = scope.adopt(opened, (one) => one.close());
    const { concurrency, leaseSeconds } = config;
    const keyring = new Keyring(config.credentialKeys);
    const hostRules = new HostRobots(fetching);
    const read = { connectors, fetching, hostRules, keyring };
    const parts = { store, changeLog, ...read, log, owner, concurrency, leaseSeconds };
    const harvester = new Harvester(parts);
    const dryRunner = new DryRunner(parts);
    scope.defer(gaugeBounds([...harvester.bounds, ...fetching.bounds, hostRules.bound, ...store.bounds]));
    return startWorker({
      log,
      listen: config.harvester,
      check: async () => {
        await store.check();
        await changeLog.check();
      },
      start: async () => {
        harvester.start();
        dryRunner.start();
      },
      stop: async () => {
        await Promise.all([harvester.stop(), dryRunner.stop()]);
      },
      storeNow: () => store.polls.now(),
      stalledMilliseconds: () => harvester.stalledMilliseconds(),
    });
  });
