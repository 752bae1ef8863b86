import type { Bounded } from '@moisson/kernel';
import type { Alerts } from './alerts.ts';
import type { ApiKeys } from './api-keys.ts';
import type { Audit } from './audit.ts';
import type { ChangeFeed } from './change-feed.ts';
import type { ChangeHistories } from './change-histories.ts';
import type { DatasetChanges } from './dataset-changes.ts';
import type { DatasetReads } from './dataset-reads.ts';
import type { DatasetWrites } from './dataset-writes.ts';
import type { Checkpoints } from './checkpoints.ts';
import type { Credentials } from './credentials.ts';
import type { Deliveries } from './deliveries.ts';
import type { DryRuns } from './dry-runs.ts';
import type { DeadLetters } from './dead-letters.ts';
import type { EventBodies } from './event-bodies.ts';
import type { FeedHistory } from './feed-history.ts';
import type { HostTurns } from './host-turns.ts';
import type { InboxNotes } from './inbox-notes.ts';
import type { Incidents } from './incidents.ts';
import type { Links } from './links.ts';
import type { MergeSuggestions } from './merge-suggestions.ts';
import type { MappingVersions } from './mapping-versions.ts';
import type { Polls } from './polls.ts';
import type { Records } from './records.ts';
import type { Holds, Runs, SourceRegistry } from './registry.ts';
import type { Reports } from './reports.ts';
import type { RunDetails } from './run-details.ts';
import type { Search } from './search.ts';
import type { Sessions } from './sessions.ts';
import type { Payloads, Snapshots } from './snapshots.ts';
import type { SourceContracts } from './source-contracts.ts';
import type { Uploads } from './uploads.ts';
import type { Webhooks } from './webhooks.ts';

/** Everything stored in the database, by capability. A service takes the ones that it needs. */
export interface Store {
  readonly registry: SourceRegistry;
  readonly credentials: Credentials;
  readonly apiKeys: ApiKeys;
  readonly sessions: Sessions;
  readonly audit: Audit;
  readonly runs: Runs;
  readonly runDetails: RunDetails;
  readonly holds: Holds;
  readonly feedHistory: FeedHistory;
  readonly dryRuns: DryRuns;
  readonly polls: Polls;
  readonly hostTurns: HostTurns;
  readonly checkpoints: Checkpoints;
  readonly snapshots: Snapshots;
  readonly sourceContracts: SourceContracts;
  readonly uploads: Uploads;
  readonly mappingVersions: MappingVersions;
  readonly payloads: Payloads;
  readonly deadLetters: DeadLetters;
  readonly mergeSuggestions: MergeSuggestions;
  readonly inboxNotes: InboxNotes;
  readonly reports: Reports;
  readonly webhooks: Webhooks;
  readonly deliveries: Deliveries;
  readonly alerts: Alerts;
  /** The messages about alerts. */
  readonly alertDeliveries: Deliveries;
  readonly eventBodies: EventBodies;
  readonly records: Records;
  readonly datasetWrites: DatasetWrites;
  readonly datasetReads: DatasetReads;
  readonly datasetChanges: DatasetChanges;
  readonly changeFeed: ChangeFeed;
  readonly changeHistories: ChangeHistories;
  readonly links: Links;
  readonly incidents: Incidents;
  readonly search: Search;
  /** Its long-lived in-memory collections. */
  readonly bounds: readonly Bounded[];
  /** Resolves if the store can be used. Throws `OutageError` otherwise. */
  check(): Promise<void>;
  close(): Promise<void>;
}
