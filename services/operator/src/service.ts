import { openKafkaChangeLog } from '@moisson/changelog/kafka';
import { connectors } from '@moisson/connectors';
import { Keyring, type DatasetReads } from '@moisson/domain';
import { defined, inScope, systemClock } from '@moisson/kernel';
import { GuardedFetch, SharedHostGate } from '@moisson/fetching';
import { distributedForm, gaugeBounds, type Config, type Logger, type RunningService } from '@moisson/runtime';
import { openMongoStore } from '@moisson/store/mongo';
import { randomUUID } from 'node:crypto';
import { startOperator } from './operator.ts';
import { subscriberFetch } from './webhooks/subscriber-fetch.ts';

/** Starts the operator’s console and API on Kafka and MongoDB. */
export const startService = (config: Config, log: Logger): Promise<RunningService> =>
  inScope(async (scope) => {
    const { kafka, mongodb, openSearch } = distributedForm(config);
    const store = scope.adopt(openMongoStore(mongodb), (one) => one.close());
    const gate = new SharedHostGate(store.hostTurns, `operator-${randomUUID()}`);
    const fetching = scope.adopt(new GuardedFetch(config, systemClock, gate), (one) => one.close());
    const opened = openKafkaChangeLog({ ...kafka, clientId: 'moisson-operator' });
    const changeLog = scope.adopt(opened, (one) => one.close());
    scope.defer(gaugeBounds([...fetching.bounds, ...store.bounds]));
    const ofSubscribers = scope.adopt(subscriberFetch(config), (one) => one.close());
    const subscribers = { fetching: ofSubscribers, portalUrl: config.portalUrl };
    const { token, oidc } = config.operator;
    const { digest } = config;
    const keyring = new Keyring(config.credentialKeys);
    const parts = { store, changeLog, connectors, fetching, subscribers, keyring, log, listen: config.operator };
    const countSearched =
      openSearch === undefined ? undefined : await searchCount(scope, openSearch, store.datasetReads);
    return startOperator({ ...parts, ...defined({ token, oidc, digest, countSearched }) });
  });

type Remote = NonNullable<ReturnType<typeof distributedForm>['openSearch']>;

/** Returns what counts the datasets that OpenSearch finds. Its client is loaded on demand. */
const searchCount = async (
  scope: AsyncDisposableStack,
  openSearch: Remote,
  reads: DatasetReads,
): Promise<() => Promise<number>> => {
  const { OpenSearchSearch, OpenSearchServer } = await import('@moisson/search/opensearch');
  const server = scope.adopt(new OpenSearchServer(openSearch), (one) => one.close());
  const search = new OpenSearchSearch({ server, reads, kept: 1 });
  return async () => (await search.search({ text: '', limit: 1 })).total;
};
