import type { RecordKey } from '@moisson/contracts';
import type { Completeness, RawPage } from '@moisson/domain';
import { defined } from '@moisson/kernel';
import type { ByteShare } from './byte-budget.ts';

/** A batch is one round of announce, publish and commit: large enough that those cost little for each record. */
const MAX_RECORDS = 500;
export const MAX_BATCH_BYTES = 2 * 1024 * 1024;
/** A source that takes long over its pages is not waited for: what it sent is published, and how far it came is noted. */
const MAX_WAIT_MS = 5000;

export interface RawBatch {
  readonly records: readonly Uint8Array[];
  /** Of memory, taken from the run's share: whoever is done with the batch gives them back. */
  readonly bytes: number;
  /** Keys of records that the source says it has deleted. */
  readonly deleted: readonly RecordKey[];
  /** Where reading can go on once this batch and all before it are done. */
  readonly cursor?: string;
}

/**
 * The records of pages, however small the portions in which they arrive, in batches; each waits until the share has room for
 * it. `monotonic`: milliseconds of a clock that never jumps. Where reading fails, what was read before still comes as a batch; then the error is thrown.
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
        // The first of a batch holds its memory, even where the last of the batch before holds the same.
        bytes += records.length === 0 ? memoryOf(record, undefined) : size;
        records.push(record);
        if (records.length >= MAX_RECORDS) yield await takeBatch();
      }
      deleted.push(...(step.value.deleted ?? []));
      // Of a page all of whose records are in this batch, or in one before.
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

/** Bytes that a record keeps in memory: all of the chunk that it was cut out of, unless the record before keeps it already. */
const memoryOf = (record: Uint8Array, before: Uint8Array | undefined): number =>
  record.buffer === before?.buffer ? 0 : record.buffer.byteLength;
