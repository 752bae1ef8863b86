import { createAlerts } from './alerts/migrations.ts';
import { createApiKeys } from './api-keys/migrations.ts';
import { createAudit } from './audit/migrations.ts';
import {
  addChanges,
  addIdentity,
  addLeads,
  createDatasets,
  explainSqliteRemovals,
} from './catalogue/sqlite-migrations.ts';
import { createChangeFeed } from './change-feed/migrations.ts';
import { createChangeHistories } from './change-histories/migrations.ts';
import { createCheckpoints } from './checkpoints/migrations.ts';
import { createCredentials } from './credentials/migrations.ts';
import { createDeadLetters } from './dead-letters/migrations.ts';
import type { Migrations } from './drivers/sqlite/migrate.ts';
import { createDryRuns } from './dry-runs/migrations.ts';
import { createEventBodies } from './event-bodies/migrations.ts';
import { createFeedDays, createFeedHistory } from './feed-history/migrations.ts';
import { addHoldKinds, createHolds } from './holds/migrations.ts';
import { createHostTurns } from './host-turns/migrations.ts';
import { createLinks } from './links/migrations.ts';
import { createMappingVersions } from './mapping-versions/migrations.ts';
import { createPayloads, dropRemovedPayloads } from './payloads/migrations.ts';
import {
  addDecidedTimes,
  addFreshTimes,
  addKnownSize,
  addQuarantine,
  addReading,
  createPolls,
} from './polls/migrations.ts';
import { addFormerLinks, createRecords, createStatements, renewSqliteLinks } from './records/migrations.ts';
import { createDeliveries } from './deliveries/migrations.ts';
import { createInboxNotes } from './inbox-notes/migrations.ts';
import { createMergeSuggestions } from './merge-suggestions/migrations.ts';
import { createSources } from './registry/migrations.ts';
import { createRunDetails } from './run-details/migrations.ts';
import { createRuns } from './runs/migrations.ts';
import { createSessions } from './sessions/migrations.ts';
import {
  addBytes,
  addClaims,
  addOrganization,
  addSuccessor,
  addTraits,
  createSnapshots,
  indexAbsent,
} from './snapshots/migrations.ts';
import { createSourceContracts } from './source-contracts/migrations.ts';
import { createReports } from './reports/migrations.ts';
import { createUploads } from './uploads/migrations.ts';
import { createIncidents } from './incidents/migrations.ts';
import { createWebhooks } from './webhooks/migrations.ts';

// The order of the steps in each file, of all capabilities. Add a new step at the end; never move a released one.

/** The file that the harvester and the operators write. */
export const registryMigrations: Migrations = [
  [createSources, createRuns, createHolds, createPolls, createSnapshots, createPayloads],
  addDecidedTimes,
  [createEventBodies, addKnownSize, addBytes, dropRemovedPayloads],
  addClaims,
  addSuccessor,
  indexAbsent,
  [addOrganization, addFreshTimes],
  createCheckpoints,
  createCredentials,
  [addTraits, addHoldKinds, createSourceContracts],
  addReading,
  [addQuarantine, createHostTurns],
  createFeedHistory,
  createUploads,
  [createAudit, createApiKeys, createSessions],
  createDryRuns,
  [createDeadLetters, createMergeSuggestions, createInboxNotes, createRunDetails],
  createMappingVersions,
  createWebhooks,
  createDeliveries,
  createLinks,
  createReports,
  createAlerts,
  createIncidents,
  createFeedDays,
];

/** The file that the indexer writes. */
export const catalogueMigrations: Migrations = [
  [createRecords, createDatasets],
  addChanges,
  addLeads,
  addFormerLinks,
  renewSqliteLinks,
  explainSqliteRemovals,
  addIdentity,
  createStatements,
  createChangeFeed,
  createChangeHistories,
];
