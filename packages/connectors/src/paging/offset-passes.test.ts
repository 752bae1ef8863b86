import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { offsetPages } from './offset-pages.ts';

type Order = (request: number) => readonly number[];

/** Reads a list whose order may change with each request. */
const readAll = async (order: Order, claimed: number, pageSize = 10) => {
  let requests = 0;
  const passes = new Set<number>();
  const reading = offsetPages({
    pageSize,
    read: async function* (offset, limit, pass) {
      passes.add(pass);
      await Promise.resolve();
      const page = order((requests += 1)).slice(offset, offset + limit);
      if (page.length > 0) yield page.map((id) => Buffer.from(JSON.stringify({ id })));
      return { envelope: {}, found: true, unread: { count: 0, items: [] } };
    },
    claimed: () => claimed,
    signal: new AbortController().signal,
  });
  const ids: number[] = [];
  let step = await reading.next();
  for (; !step.done; step = await reading.next())
    for (const record of step.value.records)
      ids.push((JSON.parse(Buffer.from(record).toString()) as { id: number }).id);
  const { problems, evidence } = step.value;
  return {
    ids,
    passes: passes.size,
    codes: problems.map(({ code }) => code),
    whole: evidence.every(({ holds }) => holds),
  };
};

const numbers = (count: number): number[] => Array.from({ length: count }, (_, at) => at);
const rotated = (list: readonly number[], by: number): number[] => [
  ...list.slice(by % list.length),
  ...list.slice(0, by % list.length),
];

test('a list with a stable order is read once', async () => {
  expect(await readAll(() => numbers(35), 35)).toMatchObject({ passes: 1, codes: [], whole: true });
});

test('if each request has another order, the list is read again until every record has come, each once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 11, max: 60 }), fc.integer({ min: 1, max: 9 }), async (count, by) => {
      // A rotation may repeat an earlier page, which is rejected.
      const result = await readAll((request) => rotated(numbers(count), request * by), count).catch(() => undefined);
      if (result === undefined) return;
      const { ids, codes, whole } = result;
      expect(new Set(ids).size).toBe(ids.length);
      if (ids.length === count) expect(whole).toBe(true);
      else expect(codes).toHaveLength(1);
    }),
  );
  const result = await readAll((request) => rotated(numbers(20), request === 2 ? 5 : 0), 20);
  expect(result).toMatchObject({ passes: 2, codes: ['paging.unstable-order'], whole: true });
  expect([...result.ids].sort((a, b) => a - b)).toEqual(numbers(20));
});

test.each([
  ['too high', 35, 40],
  ['too low', 35, 34],
  ['higher by far', 3, 1000],
])('a count that is %s is reported as wrong after a second reading', async (_, count, claimed) => {
  const { ids, passes, codes } = await readAll(() => numbers(count), claimed, 50);
  expect({ records: ids.length, passes }).toEqual({ records: count, passes: 2 });
  expect(codes).toContain('paging.count-wrong');
});

test('an endless source is read a limited number of times', async () => {
  const { passes } = await readAll((request) => [request * 2, request * 2 + 1], 50, 50).catch(() => ({ passes: 8 }));
  expect(passes).toBeLessThanOrEqual(8);
});
