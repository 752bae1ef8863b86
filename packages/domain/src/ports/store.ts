import type { Bounded } from '@moisson/kernel';
import type { ChangeFeed } from './change-feed.ts';
import type { DatasetChanges } from './dataset-changes.ts';
import type { DatasetReads } from './dataset-reads.ts';
import type { DatasetWrites } from './dataset-writes.ts';
import type { Checkpoints } from './checkpoints.ts';
import type { Credentials } from './credentials.ts';
import type { EventBodies } from './event-bodies.ts';
import type { FeedHistory } from './feed-history.ts';
import type { HostTurns } from './host-turns.ts';
import type { Polls } from './polls.ts';
import type { Records } from './records.ts';
import type { Holds, Runs, SourceRegistry } from './registry.ts';
import type { Search } from './search.ts';
import type { Payloads, Snapshots } from './snapshots.ts';
import type { SourceContracts } from './source-contracts.ts';

/** Everything stored in the database, by capability. A service takes the ones that it needs. */
export interface Store {
  readonly registry: SourceRegistry;
  readonly credentials: Credentials;
  readonly runs: Runs;
  readonly holds: Holds;
  readonly feedHistory: FeedHistory;
  readonly polls: Polls;
  readonly hostTurns: HostTurns;
  readonly checkpoints: Checkpoints;
  readonly snapshots: Snapshots;
  readonly sourceContracts: SourceContracts;
  readonly payloads: Payloads;
  readonly eventBodies: EventBodies;
  readonly records: Records;
  readonly datasetWrites: DatasetWrites;
  readonly datasetReads: DatasetReads;
  readonly datasetChanges: DatasetChanges;
  readonly changeFeed: ChangeFeed;
  readonly search: Search;
  /** Its long-lived in-memory collections. */
  readonly bounds: readonly Bounded[];
  /** Resolves if the store can be used. Throws `OutageError` otherwise. */
  check(): Promise<void>;
  close(): Promise<void>;
}
