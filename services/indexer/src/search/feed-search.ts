import type { Store } from '@moisson/domain';
import type { Distributed, Logger } from '@moisson/runtime';
import { OpenSearchServer, SearchFeeder } from '@moisson/search/opensearch';
import { feedEvents } from './feed-events.ts';
import { gaugeSearch } from './gauge-search.ts';

/**
 * Keeps the search index equal to the catalogue, beside the indexing and independent of it: an outage of OpenSearch delays searches alone.
 * Returns what ends it.
 */
export const feedSearch = (
  openSearch: NonNullable<Distributed['openSearch']>,
  { datasetChanges: changes, datasetReads: reads }: Pick<Store, 'datasetChanges' | 'datasetReads'>,
  log: Logger,
): (() => Promise<void>) => {
  const server = new OpenSearchServer(openSearch);
  const feeder = new SearchFeeder(server, { changes, reads }, feedEvents(log));
  const endGauges = gaugeSearch(feeder);
  feeder.start();
  return async () => {
    endGauges();
    await feeder.stop();
    await server.close();
  };
};
