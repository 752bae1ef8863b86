import type { RemovalHold } from '@moisson/contracts';
import type { SnapshotEntry } from '@moisson/domain';
import type { RecordChange } from './record-change.ts';

/**
 * Where a run's changes go. A run that is carried out has a `ChangePublisher`, a dry run a `ChangeReport`: what is planned is the same
 * in both, because nothing else in a run writes.
 */
export interface ChangeSink {
  /** Publishes the changes and commits them to the snapshot. */
  publish(changes: readonly RecordChange[]): Promise<void>;
  /** Commits entries of the snapshot of which nothing is published. */
  commit(entries: readonly SnapshotEntry[]): Promise<void>;
  /** Stores the source's hold. */
  hold(hold: RemovalHold): Promise<void>;
}
