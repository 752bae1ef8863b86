import type { RecordKey } from '@moisson/contracts';
import type { Completeness, RawPage } from '@moisson/domain';
import { defined } from '@moisson/kernel';
import type { ByteShare } from './byte-budget.ts';

/** Records per batch. A batch is one round of announce, publish and commit: large enough that the round costs little per record. */
const MAX_RECORDS = 500;
export const MAX_BATCH_BYTES = 2 * 1024 * 1024;
/** Milliseconds. If a source is slow between pages, the records read so far are published and a checkpoint is stored. */
const MAX_WAIT_MS = 5000;

export interface RawBatch {
  readonly records: readonly Uint8Array[];
  /** Memory taken from the run's share: the consumer releases it when it is done with the batch. */
  readonly bytes: number;
  /** Keys of records that the source reports as deleted. */
  readonly deleted: readonly RecordKey[];
  /** Where reading can resume after this batch and all before it. */
  readonly cursor?: string;
}

/**
 * Groups the records of pages into batches, whatever the size of the pages; each batch waits until the share has room for it. `monotonic`:
 * milliseconds of a monotonic clock. If reading fails, the records read before are still yielded as a batch; then the error is thrown.
 */
export async function* inBatches(
  pages: AsyncGenerator<RawPage, Completeness>,
  share: ByteShare,
  monotonic: () => number,
): AsyncGenerator<RawBatch, Completeness> {
  let records: Uint8Array[] = [];
  let bytes = 0;
  let deleted: RecordKey[] = [];
  let cursor: string | undefined;
  let begun = monotonic();
  const takeBatch = async (): Promise<RawBatch> => {
    const batch = { records, bytes, deleted, ...defined({ cursor }) };
    await share.take(bytes);
    [records, bytes, deleted] = [[], 0, []];
    begun = monotonic();
    return batch;
  };
  try {
    let step = await pages.next();
    for (; !step.done; step = await pages.next()) {
      for (const record of step.value.records) {
        const size = memoryOf(record, records.at(-1));
        if (records.length > 0 && bytes + size > MAX_BATCH_BYTES) yield await takeBatch();
        // The first record of a batch counts its whole chunk, even if the last record of the previous batch holds the same chunk.
        bytes += records.length === 0 ? memoryOf(record, undefined) : size;
        records.push(record);
        if (records.length >= MAX_RECORDS) yield await takeBatch();
      }
      deleted.push(...(step.value.deleted ?? []));
      // The cursor of a page whose records are all in this batch or an earlier one.
      cursor = step.value.cursor ?? cursor;
      const isLate = step.value.cursor !== undefined && records.length > 0 && monotonic() - begun >= MAX_WAIT_MS;
      if (isLate || deleted.length >= MAX_RECORDS) yield await takeBatch();
    }
    if (records.length > 0 || deleted.length > 0) yield await takeBatch();
    return step.value;
  } catch (error) {
    if (records.length > 0 || deleted.length > 0) yield await takeBatch();
    throw error;
  }
}

/** Bytes that a record keeps in memory: the whole chunk that it is a view of, unless the previous record keeps that chunk already. */
const memoryOf = (record: Uint8Array, before: Uint8Array | undefined): number =>
  record.buffer === before?.buffer ? 0 : record.buffer.byteLength;
