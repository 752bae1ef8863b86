import { test } from '@jest/globals';
import { KafkaChangeLog } from '@moisson/changelog/kafka';
import { distributedForm, readConfig } from '@moisson/runtime';
import { openMongoStore } from '@moisson/store/mongo';
import { withDistributedLine } from '../support/distributed-line.ts';
import { killAtEveryBoundary } from '../support/boundaries.ts';
import { servers, withServers } from './given.ts';

// The partitions of a killed member wait until its session expires: one second, if the broker allows that.
const QUICK = { KAFKA_SESSION_SECONDS: '1' };

withServers(() => {
  test(
    'distributed: a SIGKILL before and after every named call of the line loses nothing',
    () =>
      withDistributedLine(
        servers(),
        (killed) =>
          withDistributedLine(
            servers(),
            (calm) =>
              killAtEveryBoundary({
                killed: killed.env,
                calm: calm.env,
                open: async (env) => {
                  const { kafka, mongodb } = distributedForm(readConfig(env));
                  const store = openMongoStore(mongodb);
                  const changeLog = new KafkaChangeLog({ ...kafka, clientId: 'test' });
                  return {
                    store,
                    changeLog,
                    close: () => Promise.all([changeLog.close(), store.close()]).then(() => undefined),
                  };
                },
              }),
            QUICK,
          ),
        QUICK,
      ),
    2_400_000,
  );
});
