import type { Completeness, RawPage } from '@moisson/domain';

/** A batch is one round of announce, publish and commit: large enough that those cost little for each record. */
const MAX_RECORDS = 500;
const MAX_BYTES = 8 * 1024 * 1024;

/**
 * The records of pages, however small the portions in which they arrive, in batches. Where reading fails, what was read
 * before still comes as a batch; then the error is thrown.
 */
export async function* inBatches(
  pages: AsyncGenerator<RawPage, Completeness>,
): AsyncGenerator<readonly Uint8Array[], Completeness> {
  let batch: Uint8Array[] = [];
  let bytes = 0;
  try {
    let step = await pages.next();
    for (; !step.done; step = await pages.next())
      for (const record of step.value.records) {
        batch.push(record);
        bytes += record.length;
        if (batch.length < MAX_RECORDS && bytes < MAX_BYTES) continue;
        yield batch;
        batch = [];
        bytes = 0;
      }
    if (batch.length > 0) yield batch;
    return step.value;
  } catch (error) {
    if (batch.length > 0) yield batch;
    throw error;
  }
}
