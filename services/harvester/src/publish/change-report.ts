import type { Hold } from '@moisson/contracts';
import type { SnapshotEntry, SourceContract } from '@moisson/domain';
import type { ChangeSink } from './change-sink.ts';
import type { RecordChange } from './record-change.ts';

/** Number of examples of each kind. */
const EXAMPLES = 10;

/** A record that would change. */
export interface ReportedChange {
  readonly recordKey: string;
  readonly kind: RecordChange['kind'];
  readonly label: string;
}

/** Collects what a run would publish. Writes nothing. */
export class ChangeReport implements ChangeSink {
  readonly #changes: ReportedChange[] = [];
  readonly #counts = { created: 0, updated: 0, removed: 0 };
  #hold: Hold | undefined;

  /** The number of records that would be created, updated and removed. */
  get counts(): Readonly<Record<RecordChange['kind'], number>> {
    return { ...this.#counts };
  }

  /** The first changes of each kind. */
  get changes(): readonly ReportedChange[] {
    return this.#changes;
  }

  /** The hold that the source would then have, if the run changes it. */
  get held(): Hold | undefined {
    return this.#hold;
  }

  async publish(changes: readonly RecordChange[]): Promise<void> {
    for (const { recordKey, kind, entry } of changes) {
      this.#counts[kind] += 1;
      if (this.#counts[kind] <= EXAMPLES) this.#changes.push({ recordKey, kind, label: entry?.label ?? recordKey });
    }
  }

  async commit(_entries: readonly SnapshotEntry[]): Promise<void> {
    // A dry run writes nothing.
  }

  async hold(hold: Hold): Promise<void> {
    this.#hold = hold;
  }

  async learn(_contract: SourceContract): Promise<void> {
    // A dry run writes nothing.
  }
}
