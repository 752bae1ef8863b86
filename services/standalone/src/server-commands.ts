import {
  applyTopics,
  checkTopics,
  declaredTopics,
  openKafkaChangeLog,
  topicsError,
  type KafkaConnection,
} from '@moisson/changelog/kafka';
import type { RebuildStep } from '@moisson/contracts';
import { MoissonError, said, systemClock } from '@moisson/kernel';
import { Indexer, indexerEvents } from '@moisson/indexer';
import { createLogger, distributedForm, readConfig } from '@moisson/runtime';
import { migrateMongoStore, openMongoStore } from '@moisson/store/mongo';

const kafkaOf = (): KafkaConnection => ({
  ...distributedForm(readConfig(process.env)).kafka,
  clientId: 'moisson-command',
});

/** Applies the declared topics to the cluster; with `check`, throws `config.invalid` if they differ. */
export const topics = async (action: 'apply' | 'check'): Promise<unknown> => {
  if (action === 'apply') return applyTopics(kafkaOf(), declaredTopics());
  const faults = await checkTopics(kafkaOf(), declaredTopics());
  if (faults.length > 0) throw topicsError(faults);
  return { faults };
};

/** Creates or updates the database's indexes. */
export const migrate = async (): Promise<unknown> => ({
  steps: await migrateMongoStore(distributedForm(readConfig(process.env)).mongodb),
});

/** Merges all datasets again from the records in the database, step by step, while the indexers run. */
export const rebuild = async (
  work: (step: (after: string | undefined) => Promise<RebuildStep>) => Promise<void>,
): Promise<void> => {
  const store = openMongoStore(distributedForm(readConfig(process.env)).mongodb);
  const changeLog = openKafkaChangeLog(kafkaOf());
  const events = indexerEvents(createLogger('moisson', 'error'), systemClock);
  const indexer = new Indexer({ store, changeLog, clock: systemClock, events });
  try {
    await work((after) => indexer.rebuild(after));
  } finally {
    await changeLog.close();
    await store.close();
  }
};

/** Builds the index of the search engine anew from the catalogue, beside the one that is searched, then swaps them. */
export const rebuildSearch = async (): Promise<unknown> => {
  const { mongodb, openSearch } = distributedForm(readConfig(process.env));
  if (openSearch === undefined)
    throw new MoissonError('config.invalid', {
      detail: said(
        'cette commande demande OPENSEARCH_URL; sans lui, chaque portail fait son index lui-même, en mémoire',
        'this command needs OPENSEARCH_URL; without it, each portal makes its index itself, in memory',
      ),
    });
  const { buildIndex, OpenSearchServer } = await import('@moisson/search/opensearch');
  const store = openMongoStore(mongodb);
  const server = new OpenSearchServer(openSearch);
  try {
    return await buildIndex(server, { changes: store.datasetChanges, reads: store.datasetReads });
  } finally {
    await server.close();
    await store.close();
  }
};
