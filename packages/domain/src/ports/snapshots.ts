import type { RecordKey, SourceId } from '@moisson/contracts';
import type { ClaimedDates } from '../harvesting/claimed-dates.ts';
import type { SnapshotEntry } from '../harvesting/snapshot.ts';

export type KnownBytes = Pick<SnapshotEntry, 'recordKey' | 'mappingVersion' | 'state' | 'absence'>;

/** What was last published of each record of each source. */
export interface Snapshots {
  /** By the hash of the raw bytes: the hot path of an unchanged poll. */
  byRawHash(sourceId: SourceId, hashes: readonly string[]): Promise<ReadonlyMap<string, KnownBytes>>;
  byKey(sourceId: SourceId, keys: readonly string[]): Promise<ReadonlyMap<string, SnapshotEntry>>;
  /** Writes entries; one that is of an older run than what stands is ignored. */
  put(sourceId: SourceId, entries: readonly SnapshotEntry[]): Promise<void>;
  /** Entries by key, after the given one. */
  scan(sourceId: SourceId, after: RecordKey | undefined, limit: number): Promise<readonly SnapshotEntry[]>;
  /** The claims of these records, by record id, where there are any: dates that moved since the records were published. */
  claims(
    records: readonly { readonly sourceId: SourceId; readonly recordKey: RecordKey }[],
  ): Promise<ReadonlyMap<string, ClaimedDates>>;
  /**
   * Since when these records are missing from complete runs, by record id: ISO 8601, of those that are. One that its source still serves,
   * though its list leaves it out, is not.
   */
  absences(
    records: readonly { readonly sourceId: SourceId; readonly recordKey: RecordKey }[],
  ): Promise<ReadonlyMap<string, string>>;
  /** Ids of all records that `absences` tells of; at most so many. */
  absentRecords(limit: number): Promise<readonly string[]>;
  /** Live entries. */
  count(sourceId: SourceId): Promise<number>;
  /** Bytes of all entries together. */
  bytes(sourceId: SourceId): Promise<number>;
}

export interface Payload {
  readonly recordKey: RecordKey;
  readonly run: number;
  readonly body: Uint8Array;
}

/** Raw records as the sources told them, apart from the datasets: the newest of each. */
export interface Payloads {
  put(sourceId: SourceId, payloads: readonly Payload[]): Promise<void>;
  get(sourceId: SourceId, recordKey: RecordKey): Promise<Payload | undefined>;
  remove(sourceId: SourceId, keys: readonly string[]): Promise<void>;
}
