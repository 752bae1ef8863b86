import type { SnapshotEntry } from '@moisson/domain';
import type { ChangeSink } from '../publish/change-sink.ts';
import type { PublishedRecord } from '../publish/record-change.ts';

/** What a batch of records would change; filled record by record. */
export class BatchPlan {
  readonly changes: PublishedRecord[] = [];
  /** Entries that learn new bytes of the same content: committed, not published. */
  readonly touched: SnapshotEntry[] = [];
  readonly #entries = new Map<string, SnapshotEntry>();

  /** What this batch makes of a key, if it changes it. */
  entryOf(key: string): SnapshotEntry | undefined {
    return this.#entries.get(key);
  }

  change(change: PublishedRecord): void {
    this.changes.push(change);
    this.#entries.set(change.recordKey, change.entry);
  }

  /** Publishes what the batch changes, and commits what it only touches. */
  async carryOut(sink: ChangeSink): Promise<void> {
    await sink.publish(this.changes);
    await sink.commit(this.touched);
  }
}
