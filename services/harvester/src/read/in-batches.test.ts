import { expect, test } from '@jest/globals';
import type { Completeness, RawPage } from '@moisson/domain';
import { ByteBudget } from './byte-budget.ts';
import { inBatches, MAX_BATCH_BYTES } from './in-batches.ts';

const MIB = 1024 * 1024;

const batchesOf = async (records: readonly Uint8Array[], fails = false) => {
  async function* pages(): AsyncGenerator<RawPage, Completeness> {
    for (const record of records) yield { records: [record] };
    if (fails) throw new Error('reset');
    return { evidence: [], problems: [] };
  }
  const share = new ByteBudget(MAX_BATCH_BYTES).open();
  const sizes: number[] = [];
  let failed = false;
  try {
    for await (const { records: batch, bytes } of inBatches(pages(), share, () => 0)) {
      sizes.push(batch.length);
      // A single record may be larger.
      if (batch.length > 1) expect(bytes).toBeLessThanOrEqual(MAX_BATCH_BYTES);
      share.give(bytes);
    }
  } catch {
    failed = true;
  }
  return { sizes, failed };
};

test('a batch is bounded by its records and by the memory that they keep, not by their own bytes alone', async () => {
  const small = Array.from({ length: 700 }, () => new Uint8Array(100));
  expect(await batchesOf(small)).toEqual({ sizes: [500, 200], failed: false });
  const large = [3, 1, 1, 4, 4, 1].map((mib) => new Uint8Array(mib * MIB));
  expect(await batchesOf(large)).toEqual({ sizes: [1, 2, 1, 1, 1], failed: false });
  const cutOut = Array.from({ length: 10 }, () => new Uint8Array(MIB).subarray(0, 10));
  expect(await batchesOf(cutOut)).toEqual({ sizes: [2, 2, 2, 2, 2], failed: false });
  const together = new Uint8Array(MIB);
  const ofOne = Array.from({ length: 10 }, (_, at) => together.subarray(at, at + 1));
  expect(await batchesOf(ofOne)).toEqual({ sizes: [10], failed: false });
});

test('records read before a failure are still yielded', async () => {
  expect(await batchesOf([new Uint8Array(10)], true)).toEqual({ sizes: [1], failed: true });
});
