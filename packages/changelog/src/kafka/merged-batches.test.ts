import { expect, test } from '@jest/globals';
import type { LogMessage } from '@moisson/domain';
import { MergedBatches } from './merged-batches.ts';

const messages = (partition: number, count: number): LogMessage[] =>
  Array.from({ length: count }, (_, at) => ({
    ...{ topic: 't', partition, offset: String(at), key: `${partition}/${at}` },
    ...{ headers: {}, value: new Uint8Array(), publishedAt: 0 },
  }));

/** Batches that the test ends. */
const slow = () => {
  const begun: { size: number; end: (handled: boolean) => void }[] = [];
  const handle = (batch: readonly LogMessage[]): Promise<boolean> => {
    const { promise, resolve } = Promise.withResolvers<boolean>();
    begun.push({ size: batch.length, end: resolve });
    return promise;
  };
  return { begun, handle };
};
const turn = () => new Promise((resolve) => setImmediate(resolve));

test('messages of several partitions are merged up to a full batch, and no more batches than allowed are in progress', async () => {
  const { begun, handle } = slow();
  const merged = new MergedBatches(handle, { maxBatch: 10, maxBytes: 100, concurrency: 2 });
  const brought = [4, 5, 3, 6, 12, 1].map((count, partition) => merged.add(messages(partition, count)));
  await turn();
  expect(begun.map(({ size }) => size)).toEqual([9, 9]);
  begun[0]!.end(true);
  expect(await Promise.all(brought.slice(0, 2))).toEqual([true, true]);
  await turn();
  expect(begun.map(({ size }) => size)).toEqual([9, 9, 12]);
  expect(merged.busy).toBe(true);
  for (const { end } of begun) end(false);
  await turn();
  begun.at(-1)!.end(true);
  expect(await Promise.all(brought.slice(2))).toEqual([false, false, false, true]);
  await merged.idle();
  expect(merged.busy).toBe(false);
});

test('a merged batch stays within the byte limit, unless one part alone exceeds it', async () => {
  const { begun, handle } = slow();
  const merged = new MergedBatches(handle, { maxBatch: 10, maxBytes: 100, concurrency: 10 });
  for (const [partition, bytes] of [60, 40, 1, 500, 30].entries())
    void merged.add(messages(partition, 1).map((one) => ({ ...one, value: new Uint8Array(bytes) })));
  await turn();
  expect(begun.map(({ size }) => size)).toEqual([2, 1, 1, 1]);
  for (const { end } of begun) end(true);
});

test('waiting for idle ends even if work fails', async () => {
  const merged = new MergedBatches(() => Promise.reject(new Error('no')), {
    maxBatch: 10,
    maxBytes: 100,
    concurrency: 1,
  });
  const brought = [merged.add(messages(0, 9)), merged.add(messages(1, 9))].map((one) => one.catch(String));
  const idle = merged.idle();
  expect(await Promise.all(brought)).toEqual(['Error: no', 'Error: no']);
  await idle;
});
