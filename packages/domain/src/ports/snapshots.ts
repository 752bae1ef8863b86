import type { RecordKey, SourceId } from '@moisson/contracts';
import type { ClaimedDates } from '../harvesting/claimed-dates.ts';
import type { SnapshotEntry } from '../harvesting/snapshot.ts';

export type KnownBytes = Pick<SnapshotEntry, 'recordKey' | 'mappingVersion' | 'state' | 'absence'>;

/** The last published version of each record of each source. */
export interface Snapshots {
  /** Looks up entries by the hash of their raw bytes: the hot path of an unchanged poll. */
  byRawHash(sourceId: SourceId, hashes: readonly string[]): Promise<ReadonlyMap<string, KnownBytes>>;
  byKey(sourceId: SourceId, keys: readonly string[]): Promise<ReadonlyMap<string, SnapshotEntry>>;
  /** Writes entries. An entry of an older run than the stored one is ignored. */
  put(sourceId: SourceId, entries: readonly SnapshotEntry[]): Promise<void>;
  /** Returns entries sorted by key, after the given one. */
  scan(sourceId: SourceId, after: RecordKey | undefined, limit: number): Promise<readonly SnapshotEntry[]>;
  /** Returns the claimed dates of these records, by record id: dates that changed after the records were published. */
  claims(
    records: readonly { readonly sourceId: SourceId; readonly recordKey: RecordKey }[],
  ): Promise<ReadonlyMap<string, ClaimedDates>>;
  /**
   * Returns since when these records have been missing from complete runs, by record id, as ISO 8601. A record that its
   * source still serves, although its list omits it, is not missing.
   */
  absences(
    records: readonly { readonly sourceId: SourceId; readonly recordKey: RecordKey }[],
  ): Promise<ReadonlyMap<string, string>>;
  /** Returns the ids of all records that `absences` would return, at most `limit`. */
  absentRecords(limit: number): Promise<readonly string[]>;
  /** Returns the traits of live entries with the number of entries that have them; under the empty text those without any. */
  traits(sourceId: SourceId): Promise<ReadonlyMap<string, number>>;
  /** Returns the number of live entries. */
  count(sourceId: SourceId): Promise<number>;
  /** Returns the total bytes of all entries. */
  bytes(sourceId: SourceId): Promise<number>;
}

export interface Payload {
  readonly recordKey: RecordKey;
  readonly run: number;
  readonly body: Uint8Array;
}

/** The newest raw version of each record, as its source sent it. Stored apart from the datasets. */
export interface Payloads {
  put(sourceId: SourceId, payloads: readonly Payload[]): Promise<void>;
  get(sourceId: SourceId, recordKey: RecordKey): Promise<Payload | undefined>;
  remove(sourceId: SourceId, keys: readonly string[]): Promise<void>;
}
