import type { SnapshotEntry } from '@moisson/domain';
import type { ChangeSink } from '../publish/change-sink.ts';
import type { PublishedRecord } from '../publish/record-change.ts';

/** The changes that a batch of records makes; filled record by record. */
export class BatchPlan {
  readonly changes: PublishedRecord[] = [];
  /** Entries whose content is unchanged under new bytes: committed, not published. */
  readonly touched: SnapshotEntry[] = [];
  readonly #entries = new Map<string, SnapshotEntry>();

  /** Returns the entry that this batch writes for a key, if it changes it. */
  entryOf(key: string): SnapshotEntry | undefined {
    return this.#entries.get(key);
  }

  change(change: PublishedRecord): void {
    this.changes.push(change);
    this.#entries.set(change.recordKey, change.entry);
  }

  /** Publishes the batch's changes, and commits the touched entries. */
  async carryOut(sink: ChangeSink): Promise<void> {
    await sink.publish(this.changes);
    await sink.commit(this.touched);
  }
}
