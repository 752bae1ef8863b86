import { GuardedFetch } from '@moisson/fetching';
import { defined, inScope, systemClock } from '@moisson/kernel';
import { distributedForm, gaugeBounds, type Config, type Logger, type RunningService } from '@moisson/runtime';
import { openMongoStore, type SearchOf } from '@moisson/store/mongo';
import { startPortal } from './portal.ts';

/** Datasets cached as last read, so that popular searches read nothing from the database. */
const KEPT_DATASETS = 2000;

/** Starts the portal on MongoDB; its searches are answered by OpenSearch where that is set, else from its own memory. */
export const startService = (config: Config, log: Logger): Promise<RunningService> =>
  inScope(async (scope) => {
    const { mongodb, openSearch } = distributedForm(config);
    const {
      portal: listen,
      portalUrl,
      statusUrl,
      portalSecret: secret,
      contactEmail,
      searchImageDir: imageDir,
      exports,
    } = config;
    const searchOf = openSearch === undefined ? undefined : await remoteSearch(scope, openSearch);
    const search = { inThread: true, ...defined({ imageDir, searchOf }) };
    const store = scope.adopt(openMongoStore(mongodb, undefined, search), (one) => one.close());
    scope.defer(gaugeBounds(store.bounds));
    const fetching = scope.adopt(new GuardedFetch(config, systemClock), (one) => one.close());
    const isSearchRemote = openSearch !== undefined;
    return startPortal({
      store,
      log,
      listen,
      fetching,
      isSearchRemote,
      ...defined({ portalUrl, statusUrl, secret, contactEmail, exports }),
    });
  });

type Remote = NonNullable<ReturnType<typeof distributedForm>['openSearch']>;

/** Returns what makes the search on OpenSearch. Its client is loaded on demand. */
const remoteSearch = async (scope: AsyncDisposableStack, openSearch: Remote): Promise<SearchOf> => {
  const { OpenSearchSearch, OpenSearchServer } = await import('@moisson/search/opensearch');
  const server = scope.adopt(new OpenSearchServer(openSearch), (one) => one.close());
  return ({ reads }) => new OpenSearchSearch({ server, reads, kept: KEPT_DATASETS });
};
