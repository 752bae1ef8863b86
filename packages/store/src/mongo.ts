import type { DatasetChanges, DatasetReads, Search, Store } from '@moisson/domain';
import { defined, type Bounded, type Clock } from '@moisson/kernel';
import { FollowedIndex, MemorySearch, wordMemory } from '@moisson/search';
import { checkMigrated, migrate } from './drivers/mongo/migrate.ts';
import { mongoMigrations } from './mongo-migrations.ts';
import { MongoDatabase, type MongoConnection } from './drivers/mongo/database.ts';
import { MongoDatasetChanges } from './catalogue/mongo-changes.ts';
import { MongoDatasetReads } from './catalogue/mongo-reads.ts';
import { MongoDatasetWrites } from './catalogue/mongo-writes.ts';
import { apiKeyDocuments, DocumentApiKeys } from './api-keys/api-keys.ts';
import { auditDocuments, DocumentAudit } from './audit/audit.ts';
import { MongoChangeFeed } from './change-feed/mongo.ts';
import { changeHistoryDocuments, DocumentChangeHistories } from './change-histories/change-histories.ts';
import { MongoCheckpoints } from './checkpoints/mongo.ts';
import { credentialDocuments, DocumentCredentials } from './credentials/credentials.ts';
import { DocumentDryRuns, dryRunDocuments } from './dry-runs/dry-runs.ts';
import { deadLetterDocuments, deadLetterOriginalDocuments, DocumentDeadLetters } from './dead-letters/dead-letters.ts';
import { MongoEventBodies } from './event-bodies/mongo.ts';
import {
  contentRhythmDocuments,
  dayBucketDocuments,
  DocumentFeedHistory,
  feedSpellDocuments,
  feedWatchDocuments,
} from './feed-history/feed-history.ts';
import {
  DocumentLinks,
  linkDocuments,
  linkFollowerDocuments,
  linkHostDocuments,
  linkUseDocuments,
} from './links/links.ts';
import { DocumentMappingVersions, mappingVersionDocuments } from './mapping-versions/mapping-versions.ts';
import { DocumentHostTurns, hostGroupDocuments, hostTurnDocuments } from './host-turns/host-turns.ts';
import { MongoPolls } from './polls/mongo.ts';
import { MongoRecords } from './records/mongo.ts';
import { MongoDocuments } from './documents/mongo.ts';
import { DocumentHolds, holdDocuments } from './holds/holds.ts';
import { mongoSourceRegistry } from './registry/mongo.ts';
import { DocumentRunDetails, runCancelDocuments, runDetailDocuments } from './run-details/run-details.ts';
import { DocumentRuns, runDocuments } from './runs/runs.ts';
import { DocumentSourceContracts, sourceContractDocuments } from './source-contracts/source-contracts.ts';
import { alertDocuments, alertLeadDocuments, DocumentAlerts, silenceDocuments } from './alerts/alerts.ts';
import { alertDeliveryDocuments, DocumentDeliveries, deliveryDocuments } from './deliveries/deliveries.ts';
import { DocumentInboxNotes, inboxNoteDocuments } from './inbox-notes/inbox-notes.ts';
import { DocumentMergeSuggestions, mergeSuggestionDocuments } from './merge-suggestions/merge-suggestions.ts';
import { DocumentReports, reportDocuments } from './reports/reports.ts';
import { MongoPayloads } from './payloads/mongo.ts';
import type { MongoThreadData } from './search/mongo-thread.ts';
import { threadedEngine, type SearchOptions } from './search/search-options.ts';
import { DocumentSessions, sessionDocuments } from './sessions/sessions.ts';
import { MongoSnapshots } from './snapshots/mongo.ts';
import { DocumentUploads, uploadDocuments } from './uploads/uploads.ts';
import { DocumentIncidents, incidentDocuments } from './incidents/incidents.ts';
import { DocumentWebhooks, webhookDocuments } from './webhooks/webhooks.ts';

export type { MongoConnection };

/** Datasets cached as last read, so that popular searches read nothing from the database. */
const KEPT_DATASETS = 2000;

/** What a search reads of the store. */
interface SearchedPorts {
  readonly reads: DatasetReads;
  readonly changes: DatasetChanges;
}

/** Makes a search of another engine. It closes what it opened itself. */
export type SearchOf = (ports: SearchedPorts) => Search & { readonly bounds: readonly Bounded[] };

/**
 * Opens the store on MongoDB's protocol; connects at first use. `clock`: in place of the server's, for tests. `searchOf`: makes the search;
 * by default each process searches in its own memory.
 */
export const openMongoStore = (
  connection: MongoConnection,
  clock?: Clock,
  { inThread = false, imageDir, searchOf }: SearchOptions & { readonly searchOf?: SearchOf } = {},
): Store => {
  const db = new MongoDatabase(connection);
  const [reads, changes] = [new MongoDatasetReads(db), new MongoDatasetChanges(db)];
  const polls = new MongoPolls(db, clock);
  const inMemory = (): MemorySearch => {
    const threadData: MongoThreadData = { connection, ...defined({ imageDir }) };
    const engine = inThread ? threadedEngine('./mongo-thread.ts', threadData) : new FollowedIndex({ reads, changes });
    return new MemorySearch(engine, reads, KEPT_DATASETS);
  };
  const own = searchOf === undefined ? inMemory() : undefined;
  const search = own ?? searchOf!({ reads, changes });
  return {
    registry: mongoSourceRegistry(db),
    credentials: new DocumentCredentials(new MongoDocuments(db, credentialDocuments)),
    apiKeys: new DocumentApiKeys(new MongoDocuments(db, apiKeyDocuments)),
    sessions: new DocumentSessions(new MongoDocuments(db, sessionDocuments)),
    audit: new DocumentAudit(new MongoDocuments(db, auditDocuments)),
    runs: new DocumentRuns(new MongoDocuments(db, runDocuments)),
    holds: new DocumentHolds(new MongoDocuments(db, holdDocuments)),
    feedHistory: new DocumentFeedHistory({
      spells: new MongoDocuments(db, feedSpellDocuments),
      rhythms: new MongoDocuments(db, contentRhythmDocuments),
      watches: new MongoDocuments(db, feedWatchDocuments),
      buckets: new MongoDocuments(db, dayBucketDocuments),
    }),
    dryRuns: new DocumentDryRuns({ dryRuns: new MongoDocuments(db, dryRunDocuments), now: polls.now }),
    checkpoints: new MongoCheckpoints(db),
    polls,
    hostTurns: new DocumentHostTurns({
      turns: new MongoDocuments(db, hostTurnDocuments),
      groups: new MongoDocuments(db, hostGroupDocuments),
      now: polls.now,
    }),
    links: new DocumentLinks({
      links: new MongoDocuments(db, linkDocuments),
      uses: new MongoDocuments(db, linkUseDocuments),
      hosts: new MongoDocuments(db, linkHostDocuments),
      followers: new MongoDocuments(db, linkFollowerDocuments),
      now: polls.now,
    }),
    snapshots: new MongoSnapshots(db),
    sourceContracts: new DocumentSourceContracts(new MongoDocuments(db, sourceContractDocuments)),
    uploads: new DocumentUploads(new MongoDocuments(db, uploadDocuments)),
    mappingVersions: new DocumentMappingVersions(new MongoDocuments(db, mappingVersionDocuments)),
    payloads: new MongoPayloads(db),
    mergeSuggestions: new DocumentMergeSuggestions(new MongoDocuments(db, mergeSuggestionDocuments)),
    inboxNotes: new DocumentInboxNotes(new MongoDocuments(db, inboxNoteDocuments)),
    reports: new DocumentReports(new MongoDocuments(db, reportDocuments)),
    incidents: new DocumentIncidents(new MongoDocuments(db, incidentDocuments)),
    webhooks: new DocumentWebhooks(new MongoDocuments(db, webhookDocuments)),
    deliveries: new DocumentDeliveries(new MongoDocuments(db, deliveryDocuments)),
    alerts: new DocumentAlerts({
      alerts: new MongoDocuments(db, alertDocuments),
      silences: new MongoDocuments(db, silenceDocuments),
      leads: new MongoDocuments(db, alertLeadDocuments),
    }),
    alertDeliveries: new DocumentDeliveries(new MongoDocuments(db, alertDeliveryDocuments)),
    runDetails: new DocumentRunDetails({
      details: new MongoDocuments(db, runDetailDocuments),
      cancels: new MongoDocuments(db, runCancelDocuments),
    }),
    deadLetters: new DocumentDeadLetters({
      letters: new MongoDocuments(db, deadLetterDocuments),
      originals: new MongoDocuments(db, deadLetterOriginalDocuments),
    }),
    eventBodies: new MongoEventBodies(db),
    records: new MongoRecords(db),
    datasetWrites: new MongoDatasetWrites(db, changes),
    datasetReads: reads,
    datasetChanges: changes,
    changeFeed: new MongoChangeFeed(db),
    changeHistories: new DocumentChangeHistories(new MongoDocuments(db, changeHistoryDocuments)),
    search,
    bounds: [...search.bounds, wordMemory],
    check: () => checkMigrated(db, mongoMigrations),
    close: async () => {
      await own?.close();
      await db.close();
    },
  };
};

/** Creates or updates indexes; returns the number of steps done. Throws `OutageError`, or `config.invalid` on a newer schema. */
export const migrateMongoStore = async (connection: MongoConnection): Promise<number> => {
  // No timeout: an index on a large catalogue takes long.
  const db = new MongoDatabase(connection, 0);
  try {
    return await migrate(db, mongoMigrations);
  } finally {
    await db.close();
  }
};
