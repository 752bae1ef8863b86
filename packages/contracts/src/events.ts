import { z } from 'zod';
import { Dataset } from './dataset.ts';
import { DatasetId, Instant } from './ids.ts';
import { MergeStatement } from './merge-statement.ts';
import { Run } from './run.ts';
import { RecordRemoval, RemovalReason, SourceRecord } from './source-record.ts';

export const DatasetRemoval = z.object({
  id: DatasetId,
  removedAt: Instant,
  /** Why its last record was removed. Absent if the dataset was merged into another. */
  reason: RemovalReason.optional(),
  /** The dataset into which this one was merged. */
  redirect: DatasetId.optional(),
});
export type DatasetRemoval = Readonly<z.infer<typeof DatasetRemoval>>;

/** CloudEvents types and the schema of their data. */
export const eventTypes = {
  'org.moisson.record.upserted.v1': SourceRecord,
  'org.moisson.record.removed.v1': RecordRemoval,
  'org.moisson.merge.stated.v1': MergeStatement,
  'org.moisson.run.finished.v1': Run,
  'org.moisson.dataset.upserted.v1': Dataset,
  'org.moisson.dataset.removed.v1': DatasetRemoval,
} as const;
export type EventType = keyof typeof eventTypes;

/** A CloudEvent 1.0 with the attributes that we require. */
export interface CloudEvent<Data = unknown> {
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly subject?: string;
  /** ISO 8601. */
  readonly time: string;
  readonly data: Data;
}

/**
 * The names of the Kafka topics. The live and the bulk topic carry the same keys: the run number orders events, not the
 * topic.
 */
export const topics = {
  records: 'moisson.records.v1',
  recordsBulk: 'moisson.records.v1.bulk',
  runs: 'moisson.runs.v1',
  datasets: 'moisson.datasets.v1',
  deadLetters: 'moisson.dead-letters.v1',
} as const;

/** The consumer group of the indexer: events that it has committed are in the catalogue. */
export const INDEXER_GROUP = 'moisson-indexer';

/**
 * Largest event data in the log, in bytes. Larger data is stored apart, and the event carries a reference to it
 * (`dataref`).
 */
export const MAX_EVENT_BYTES = 512 * 1024;

/** Largest event data at all, in bytes. A record that maps to more is rejected and not counted as published. */
export const MAX_DATA_BYTES = 4 * 1024 * 1024;
