import { openKafkaChangeLog } from '@moisson/changelog/kafka';
import { connectors } from '@moisson/connectors';
import { Keyring } from '@moisson/domain';
import { defined, inScope, systemClock } from '@moisson/kernel';
import { GuardedFetch, SharedHostGate } from '@moisson/fetching';
import { distributedForm, gaugeBounds, type Config, type Logger, type RunningService } from '@moisson/runtime';
import { openMongoStore } from '@moisson/store/mongo';
import { randomUUID } from 'node:crypto';
import { startOperator } from './operator.ts';

/** Starts the operator’s console and API on Kafka and MongoDB. */
export const startService = (config: Config, log: Logger): Promise<RunningService> =>
  inScope(async (scope) => {
    const { kafka, mongodb } = distributedForm(config);
    const store = scope.adopt(openMongoStore(mongodb), (one) => one.close());
    const gate = new SharedHostGate(store.hostTurns, `operator-${randomUUID()}`);
    const fetching = scope.adopt(new GuardedFetch(config, systemClock, gate), (one) => one.close());
    const opened = openKafkaChangeLog({ ...kafka, clientId: 'moisson-operator' });
    const changeLog = scope.adopt(opened, (one) => one.close());
    scope.defer(gaugeBounds([...fetching.bounds, ...store.bounds]));
    const { token } = config.operator;
    const keyring = new Keyring(config.credentialKeys);
    const parts = { store, changeLog, connectors, fetching, keyring, log, listen: config.operator };
    return startOperator({ ...parts, ...defined({ token }) });
  });
