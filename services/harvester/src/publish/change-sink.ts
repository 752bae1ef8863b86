import type { Hold } from '@moisson/contracts';
import type { SnapshotEntry, SourceContract } from '@moisson/domain';
import type { RecordChange } from './record-change.ts';

/**
 * Receives a run's changes. A real run uses a `ChangePublisher`, a dry run a `ChangeReport`: both plan alike, because nothing else in a run
 * writes.
 */
export interface ChangeSink {
  /** Publishes the changes and commits them to the snapshot. */
  publish(changes: readonly RecordChange[]): Promise<void>;
  /** Commits snapshot entries without publishing anything. */
  commit(entries: readonly SnapshotEntry[]): Promise<void>;
  /** Stores a hold of the source. */
  hold(hold: Hold): Promise<void>;
  /** Stores the contract of the source. */
  learn(contract: SourceContract): Promise<void>;
}
