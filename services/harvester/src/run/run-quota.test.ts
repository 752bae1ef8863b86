import { expect, test } from '@jest/globals';
import type { FetchedBody } from '@moisson/domain';
import { RunQuota } from './run-quota.ts';

const codes = (quota: RunQuota): readonly string[] => quota.problems().map(({ code }) => code);

test('what fits is admitted until the quota is reached; what is beyond is counted, and speaks against the run', async () => {
  const quota = new RunQuota({ records: 3, bytes: 100 }, 2, async () => 50);
  await quota.measure();
  expect(quota.admits({ records: 1, bytes: 10 })).toBe(true);
  quota.add({ records: 1, bytes: 10 });
  expect([codes(quota), quota.evidence()]).toEqual([[], []]);
  expect(quota.admits({ records: 1, bytes: 1 })).toBe(false);
  expect(quota.admits({ records: 0, bytes: 41 })).toBe(false);
  expect(quota.admits({ records: 0, bytes: 40 })).toBe(true);
  expect(codes(quota)).toEqual(['quota.records-exceeded', 'quota.bytes-exceeded']);
  expect(quota.evidence()).toEqual([{ kind: 'count', holds: false, detail: '2 records are beyond the quota' }]);
});

test('a source beyond its quota still updates what it has, as long as nothing grows', async () => {
  const quota = new RunQuota({ records: 1, bytes: 10 }, 5, async () => 500);
  await quota.measure();
  expect(quota.admits({ records: 0, bytes: 0 })).toBe(true);
  expect(quota.admits({ records: 0, bytes: -3 })).toBe(true);
  expect(codes(quota)).toEqual([]);
});

test('the store is asked once how much the source holds', async () => {
  let asked = 0;
  const quota = new RunQuota({ records: 1, bytes: 10 }, 0, async () => (asked += 1));
  await quota.measure();
  await quota.measure();
  expect(asked).toBe(1);
});

test('reading ends beyond twice the quota and a margin, counted in items', () => {
  const quota = new RunQuota({ records: 10, bytes: 10 }, 100, async () => 0);
  quota.countItems(1200);
  expect(() => quota.countItems(1)).toThrow(expect.objectContaining({ code: 'paging.too-many-records' }));
});

test('bytes are counted as they come, whatever they hold, and over several answers', async () => {
  const half = 8 * 1024 * 1024;
  const quota = new RunQuota({ records: 1, bytes: 5 }, 0, async () => 0);
  const fetch = quota.counted({
    send: async ({ url }): Promise<FetchedBody> => ({
      ...{ status: 200, url, contentType: undefined, validators: {}, leave: () => undefined },
      chunks: (async function* () {
        yield new Uint8Array(half);
        yield new Uint8Array(url === 'second' ? 11 : 0);
      })(),
    }),
  });
  const read = async (url: string): Promise<number> => {
    let bytes = 0;
    for await (const chunk of (await fetch.send({ url })).chunks) bytes += chunk.length;
    return bytes;
  };
  expect(await read('first')).toBe(half);
  await expect(read('second')).rejects.toMatchObject({ code: 'paging.too-many-bytes' });
});
