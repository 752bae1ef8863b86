import type { FileUse } from '@moisson/contracts';
import type { Store } from '@moisson/domain';
import { defined, type Clock } from '@moisson/kernel';
import { FollowedIndex, MemorySearch, wordMemory } from '@moisson/search';
import { join } from 'node:path';
import { Database, type DatabaseSettings, type SizeLimit } from './drivers/sqlite/database.ts';
import { migrate, type Migrations } from './drivers/sqlite/migrate.ts';
import { catalogueMigrations, registryMigrations } from './sqlite-migrations.ts';
import { SqliteDatasetChanges } from './catalogue/sqlite-changes.ts';
import { SqliteDatasetReads } from './catalogue/sqlite-reads.ts';
import { SqliteDatasetWrites } from './catalogue/sqlite-writes.ts';
import { apiKeyDocuments, DocumentApiKeys } from './api-keys/api-keys.ts';
import { auditDocuments, DocumentAudit } from './audit/audit.ts';
import { SqliteChangeFeed } from './change-feed/sqlite.ts';
import { changeHistoryDocuments, DocumentChangeHistories } from './change-histories/change-histories.ts';
import { SqliteCheckpoints } from './checkpoints/sqlite.ts';
import { credentialDocuments, DocumentCredentials } from './credentials/credentials.ts';
import { DocumentDryRuns, dryRunDocuments } from './dry-runs/dry-runs.ts';
import { deadLetterDocuments, deadLetterOriginalDocuments, DocumentDeadLetters } from './dead-letters/dead-letters.ts';
import { SqliteEventBodies } from './event-bodies/sqlite.ts';
import {
  contentRhythmDocuments,
  dayBucketDocuments,
  DocumentFeedHistory,
  feedSpellDocuments,
  feedWatchDocuments,
} from './feed-history/feed-history.ts';
import { DocumentHostTurns, hostGroupDocuments, hostTurnDocuments } from './host-turns/host-turns.ts';
import { SqlitePolls } from './polls/sqlite.ts';
import { SqliteRecords } from './records/sqlite.ts';
import { SqliteDocuments } from './documents/sqlite.ts';
import { DocumentHolds, holdDocuments } from './holds/holds.ts';
import { sqliteSourceRegistry } from './registry/sqlite.ts';
import { DocumentRunDetails, runCancelDocuments, runDetailDocuments } from './run-details/run-details.ts';
import { DocumentRuns, runDocuments } from './runs/runs.ts';
import { DocumentSourceContracts, sourceContractDocuments } from './source-contracts/source-contracts.ts';
import { alertDocuments, alertLeadDocuments, DocumentAlerts, silenceDocuments } from './alerts/alerts.ts';
import { alertDeliveryDocuments, DocumentDeliveries, deliveryDocuments } from './deliveries/deliveries.ts';
import { DocumentInboxNotes, inboxNoteDocuments } from './inbox-notes/inbox-notes.ts';
import { DocumentMergeSuggestions, mergeSuggestionDocuments } from './merge-suggestions/merge-suggestions.ts';
import { DocumentReports, reportDocuments } from './reports/reports.ts';
import {
  DocumentLinks,
  linkDocuments,
  linkFollowerDocuments,
  linkHostDocuments,
  linkUseDocuments,
} from './links/links.ts';
import { DocumentMappingVersions, mappingVersionDocuments } from './mapping-versions/mapping-versions.ts';
import { SqlitePayloads } from './payloads/sqlite.ts';
import { threadedEngine, type SearchOptions } from './search/search-options.ts';
import type { SqliteThreadData } from './search/sqlite-thread.ts';
import { DocumentSessions, sessionDocuments } from './sessions/sessions.ts';
import { SqliteSnapshots } from './snapshots/sqlite.ts';
import { DocumentUploads, uploadDocuments } from './uploads/uploads.ts';
import { DocumentIncidents, incidentDocuments } from './incidents/incidents.ts';
import { DocumentWebhooks, webhookDocuments } from './webhooks/webhooks.ts';
import { tracedPort } from './drivers/sqlite/traced-port.ts';

/** The part of the store that the indexer writes: it may be open in two threads, only one of which writes. */
export type CatalogueStore = Pick<
  Store,
  | 'records'
  | 'datasetWrites'
  | 'datasetReads'
  | 'datasetChanges'
  | 'changeFeed'
  | 'changeHistories'
  | 'search'
  | 'eventBodies'
  | 'bounds'
  | 'check'
  | 'close'
>;

interface Files {
  /** Returns the files and their size on disk. */
  readonly files: () => readonly FileUse[];
}

/** The maximum size of each file; unlimited if absent. */
export interface StoreLimits {
  readonly registry?: SizeLimit;
  readonly catalogue?: SizeLimit;
}

/** Cache of the registry: only the upper pages of its indexes are read again soon; the system's cache holds the rest. */
const REGISTRY = { cacheMiB: 8 };
/** A page of 16 KB holds three records or documents of usual size; one of 8 KB would hold one. */
const CATALOGUE = { pageKiB: 16 };

/** Returns the paths of the store's files in a data folder. */
export const storeFiles = (dir: string): { readonly registry: string; readonly catalogue: string } => ({
  registry: join(dir, 'registry.sqlite'),
  catalogue: join(dir, 'catalogue.sqlite'),
});

const open = (path: string, migrations: Migrations, settings: DatabaseSettings, limit?: SizeLimit): Database => {
  const db = new Database(path, { ...settings, ...defined({ limit }) });
  try {
    migrate(db, migrations);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
};

/** Opens the catalogue file. Throws an `OutageError` that names what is wrong with the file, or `disk.newer-version`. */
export const openSqliteCatalogue = (
  dir: string,
  limit?: SizeLimit,
  { inThread = false, imageDir }: SearchOptions = {},
): CatalogueStore & Files => {
  const path = storeFiles(dir).catalogue;
  const db = open(path, catalogueMigrations, CATALOGUE, limit);
  const [reads, changes] = [new SqliteDatasetReads(db), new SqliteDatasetChanges(db)];
  const threadData: SqliteThreadData = { path, ...defined({ imageDir }) };
  const engine = inThread ? threadedEngine('./sqlite-thread.ts', threadData) : new FollowedIndex({ reads, changes });
  const search = new MemorySearch(engine, reads);
  let registry: Database | undefined;
  const openRegistry = (): Database => (registry ??= open(storeFiles(dir).registry, registryMigrations, REGISTRY));
  return {
    records: tracedPort(new SqliteRecords(db), 'records'),
    datasetWrites: tracedPort(new SqliteDatasetWrites(db), 'datasets'),
    datasetReads: tracedPort(reads, 'datasets'),
    datasetChanges: tracedPort(changes, 'datasetChanges'),
    changeFeed: tracedPort(new SqliteChangeFeed(db), 'changeFeed'),
    changeHistories: tracedPort(
      new DocumentChangeHistories(new SqliteDocuments(db, changeHistoryDocuments)),
      'changeHistories',
    ),
    search: tracedPort(search, 'search'),
    eventBodies: tracedPort(new SqliteEventBodies(openRegistry), 'eventBodies'),
    bounds: [db.bound, ...search.bounds, wordMemory],
    files: () => [db.use()],
    check: async () => db.check(),
    close: async () => {
      await search.close();
      registry?.close();
      db.close();
    },
  };
};

/**
 * Opens the whole store in two SQLite files, created or migrated: one for each of the two writers, so that neither waits for the other. One
 * process at a time: see `DataDirLock`. Throws an `OutageError` that names what is wrong with a file, or `disk.newer-version`.
 */
export const openSqliteStore = (
  dir: string,
  clock: Clock,
  limits: StoreLimits = {},
  search: SearchOptions = {},
): Store & Files => {
  const db = open(storeFiles(dir).registry, registryMigrations, REGISTRY, limits.registry);
  let catalogue: ReturnType<typeof openSqliteCatalogue>;
  try {
    catalogue = openSqliteCatalogue(dir, limits.catalogue, search);
    // The files have one owner at a time, so a remaining lease belongs to a process that died: its source is due again.
    db.run('UPDATE polls SET next_due = ?, lease_until = 0 WHERE lease_until > 0', clock.now().getTime());
  } catch (error) {
    db.close();
    throw error;
  }
  return {
    registry: tracedPort(sqliteSourceRegistry(db), 'registry'),
    credentials: tracedPort(new DocumentCredentials(new SqliteDocuments(db, credentialDocuments)), 'credentials'),
    apiKeys: tracedPort(new DocumentApiKeys(new SqliteDocuments(db, apiKeyDocuments)), 'apiKeys'),
    sessions: tracedPort(new DocumentSessions(new SqliteDocuments(db, sessionDocuments)), 'sessions'),
    audit: tracedPort(new DocumentAudit(new SqliteDocuments(db, auditDocuments)), 'audit'),
    runs: tracedPort(new DocumentRuns(new SqliteDocuments(db, runDocuments)), 'runs'),
    holds: tracedPort(new DocumentHolds(new SqliteDocuments(db, holdDocuments)), 'holds'),
    feedHistory: tracedPort(
      new DocumentFeedHistory({
        spells: new SqliteDocuments(db, feedSpellDocuments),
        rhythms: new SqliteDocuments(db, contentRhythmDocuments),
        watches: new SqliteDocuments(db, feedWatchDocuments),
        buckets: new SqliteDocuments(db, dayBucketDocuments),
      }),
      'feedHistory',
    ),
    dryRuns: tracedPort(
      new DocumentDryRuns({ dryRuns: new SqliteDocuments(db, dryRunDocuments), now: async () => clock.now() }),
      'dryRuns',
    ),
    checkpoints: tracedPort(new SqliteCheckpoints(db), 'checkpoints'),
    polls: tracedPort(new SqlitePolls(db, clock), 'polls'),
    hostTurns: tracedPort(
      new DocumentHostTurns({
        turns: new SqliteDocuments(db, hostTurnDocuments),
        groups: new SqliteDocuments(db, hostGroupDocuments),
        now: async () => clock.now(),
      }),
      'hostTurns',
    ),
    links: tracedPort(
      new DocumentLinks({
        links: new SqliteDocuments(db, linkDocuments),
        uses: new SqliteDocuments(db, linkUseDocuments),
        hosts: new SqliteDocuments(db, linkHostDocuments),
        followers: new SqliteDocuments(db, linkFollowerDocuments),
        now: async () => clock.now(),
      }),
      'links',
    ),
    snapshots: tracedPort(new SqliteSnapshots(db), 'snapshots'),
    sourceContracts: tracedPort(
      new DocumentSourceContracts(new SqliteDocuments(db, sourceContractDocuments)),
      'sourceContracts',
    ),
    uploads: tracedPort(new DocumentUploads(new SqliteDocuments(db, uploadDocuments)), 'uploads'),
    mappingVersions: tracedPort(
      new DocumentMappingVersions(new SqliteDocuments(db, mappingVersionDocuments)),
      'mappingVersions',
    ),
    payloads: tracedPort(new SqlitePayloads(db), 'payloads'),
    mergeSuggestions: tracedPort(
      new DocumentMergeSuggestions(new SqliteDocuments(db, mergeSuggestionDocuments)),
      'mergeSuggestions',
    ),
    inboxNotes: tracedPort(new DocumentInboxNotes(new SqliteDocuments(db, inboxNoteDocuments)), 'inboxNotes'),
    reports: tracedPort(new DocumentReports(new SqliteDocuments(db, reportDocuments)), 'reports'),
    incidents: tracedPort(new DocumentIncidents(new SqliteDocuments(db, incidentDocuments)), 'incidents'),
    webhooks: tracedPort(new DocumentWebhooks(new SqliteDocuments(db, webhookDocuments)), 'webhooks'),
    deliveries: tracedPort(new DocumentDeliveries(new SqliteDocuments(db, deliveryDocuments)), 'deliveries'),
    alerts: tracedPort(
      new DocumentAlerts({
        alerts: new SqliteDocuments(db, alertDocuments),
        silences: new SqliteDocuments(db, silenceDocuments),
        leads: new SqliteDocuments(db, alertLeadDocuments),
      }),
      'alerts',
    ),
    alertDeliveries: tracedPort(
      new DocumentDeliveries(new SqliteDocuments(db, alertDeliveryDocuments)),
      'alertDeliveries',
    ),
    runDetails: tracedPort(
      new DocumentRunDetails({
        details: new SqliteDocuments(db, runDetailDocuments),
        cancels: new SqliteDocuments(db, runCancelDocuments),
      }),
      'runDetails',
    ),
    deadLetters: tracedPort(
      new DocumentDeadLetters({
        letters: new SqliteDocuments(db, deadLetterDocuments),
        originals: new SqliteDocuments(db, deadLetterOriginalDocuments),
      }),
      'deadLetters',
    ),
    eventBodies: tracedPort(new SqliteEventBodies(() => db), 'eventBodies'),
    records: catalogue.records,
    datasetWrites: catalogue.datasetWrites,
    datasetReads: catalogue.datasetReads,
    datasetChanges: catalogue.datasetChanges,
    changeFeed: catalogue.changeFeed,
    changeHistories: catalogue.changeHistories,
    search: catalogue.search,
    bounds: [db.bound, ...catalogue.bounds],
    files: () => [db.use(), ...catalogue.files()],
    check: async () => {
      db.check();
      await catalogue.check();
    },
    close: async () => {
      db.close();
      await catalogue.close();
    },
  };
};
