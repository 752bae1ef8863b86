import { openKafkaChangeLog } from '@moisson/changelog/kafka';
import { connectors } from '@moisson/connectors';
import { INDEXER_GROUP, type SourceId } from '@moisson/contracts';
import type { ChangeLog, Store } from '@moisson/domain';
import { GuardedFetch } from '@moisson/fetching';
import { Harvester } from '@moisson/harvester';
import { Indexer, indexerEvents } from '@moisson/indexer';
import { createLogger } from '@moisson/runtime';
import { openMongoStore } from '@moisson/store/mongo';
import { setTimeout as pause } from 'node:timers/promises';
import { prepareForm, type Servers } from './distributed-line.ts';
import type { WithMovingLine } from './moving-line.ts';

const POLL_MS = 10;

/**
 * Runs the harvester and the indexer of the distributed form in this process, so that both, and the database's leases, use a clock that a
 * test moves (services in their own processes use the server's clock).
 */
export const withDistributedMovingLine =
  (servers: Servers): WithMovingLine =>
  async (clock, work) => {
    const { config, form } = await prepareForm(servers);
    await using opened = new AsyncDisposableStack();
    const store: Store = opened.adopt(openMongoStore(form.mongodb, clock), (one) => one.close());
    const changeLog: ChangeLog = opened.adopt(openKafkaChangeLog({ ...form.kafka, clientId: 'test' }), (one) =>
      one.close(),
    );
    const log = createLogger('test', 'silent');
    const fetching = opened.adopt(new GuardedFetch(config, clock), (one) => one.close());
    const { concurrency, leaseSeconds } = config;
    const harvester = opened.adopt(
      new Harvester({ store, changeLog, connectors, fetching, log, owner: 'test', concurrency, leaseSeconds }),
      (one) => one.stop(),
    );
    const indexer = opened.adopt(new Indexer({ store, changeLog, clock, events: indexerEvents(log, clock) }), (one) =>
      one.stop(),
    );
    await indexer.start();
    const pollNow = async (id: SourceId): Promise<void> => {
      await store.polls.schedule(id, await store.polls.now(), 'operator');
      const { id: runId = '' } = (await harvester.runOne(id)) ?? {};
      const run = await store.runs.get(runId);
      while (!(await changeLog.reached(INDEXER_GROUP, run?.positions ?? []))) await pause(POLL_MS);
    };
    await work({ store, pollNow });
  };
