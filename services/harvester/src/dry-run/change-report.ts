import { decodeEvent, storedRecordOf } from '@moisson/changelog';
import type { Hold, RecordDifference } from '@moisson/contracts';
import type { Payload, SnapshotEntry, SourceContract, StoredRecord } from '@moisson/domain';
import type { ChangeSink } from '../publish/change-sink.ts';
import type { RecordChange } from '../publish/record-change.ts';
import { Preview } from './preview.ts';

/** What a run would publish, as the indexer would receive it, and what it would commit. */
export interface PlannedWrites {
  readonly records: readonly StoredRecord[];
  readonly entries: readonly SnapshotEntry[];
  readonly payloads: readonly Payload[];
}

export interface ReportParts {
  /** Examples of each kind. */
  readonly samples: number;
  readonly keep: (writes: PlannedWrites) => Promise<void>;
}

/** Collects what a run would publish. Writes nothing that the catalogue has. */
export class ChangeReport implements ChangeSink {
  readonly preview = new Preview();
  readonly #parts: ReportParts;
  readonly #changes: RecordDifference[] = [];
  readonly #counts = { created: 0, updated: 0, removed: 0 };
  #hold: Hold | undefined;

  constructor(parts: ReportParts) {
    this.#parts = parts;
  }

  /** The number of records that would be created, updated and removed. */
  get counts(): Readonly<Record<RecordChange['kind'], number>> {
    return { ...this.#counts };
  }

  /** The first changes of each kind. */
  get changes(): readonly RecordDifference[] {
    return this.#changes;
  }

  /** The hold that the source would then have, if the run changes it. */
  get held(): Hold | undefined {
    return this.#hold;
  }

  async publish(changes: readonly RecordChange[]): Promise<void> {
    // The indexer keeps one version of a record in a batch; of one run, the first.
    const records = new Map<string, StoredRecord>();
    for (const change of changes) {
      const { recordKey, kind, entry, message } = change;
      const decoded = decodeEvent(message, Infinity);
      const record = decoded.ok ? storedRecordOf(decoded.event) : undefined;
      if (record !== undefined && !records.has(recordKey)) records.set(recordKey, record);
      if (record?.state === 'live') this.preview.add(record, change.payload?.body);
      this.#counts[kind] += 1;
      if (this.#counts[kind] <= this.#parts.samples)
        this.#changes.push({
          ...{ recordKey, kind },
          label: entry?.label ?? (record?.state === 'removed' ? record.label : recordKey),
        });
    }
    await this.#parts.keep({
      records: [...records.values()],
      entries: changes.flatMap(({ entry }) => entry ?? []),
      payloads: changes.flatMap(({ payload }) => payload ?? []),
    });
  }

  async commit(entries: readonly SnapshotEntry[]): Promise<void> {
    await this.#parts.keep({ records: [], entries, payloads: [] });
  }

  async hold(hold: Hold): Promise<void> {
    this.#hold = hold;
  }

  async learn(_contract: SourceContract): Promise<void> {
    // A dry run writes nothing.
  }
}
