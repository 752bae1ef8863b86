import { expect, test } from '@jest/globals';
import { OutageError } from '@moisson/kernel';
import fc from 'fast-check';
import { byHalves } from './by-halves.ts';

test('the items that break the work are found, and every other one is worked through', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.boolean(), { maxLength: 20 }), async (broken) => {
      const done = new Set<number>();
      const failed = await byHalves([...broken.keys()], async (items) => {
        if (items.some((at) => broken[at])) throw new Error('ours');
        for (const at of items) done.add(at);
      });
      expect(failed.map(({ item }) => item)).toEqual([...broken.keys()].filter((at) => broken[at]));
      expect([...done].sort((a, b) => a - b)).toEqual([...broken.keys()].filter((at) => !broken[at]));
    }),
  );
});

test('a sound batch is worked through once and as a whole, a broken one in parts', async () => {
  const calls: (readonly [string, boolean])[] = [];
  const work = async (items: readonly string[], whole: boolean): Promise<void> => {
    calls.push([items.join(''), whole]);
    if (items.includes('x')) throw new Error('ours');
  };
  await byHalves(['a', 'b'], work);
  expect(calls.splice(0)).toEqual([['ab', true]]);
  expect(await byHalves(['a', 'b', 'x'], work)).toEqual([{ item: 'x', error: new Error('ours') }]);
  expect(calls.splice(0)).toEqual([
    ['abx', true],
    ['ab', false],
    ['x', false],
  ]);
  await byHalves([], work);
  expect(calls).toEqual([]);
});

test('an outage is no fault of an item: it is thrown at once', async () => {
  let calls = 0;
  const outage = new OutageError('the store', new Error('gone'));
  const work = async (): Promise<void> => {
    calls += 1;
    throw outage;
  };
  await expect(byHalves(['a', 'b'], work)).rejects.toBe(outage);
  expect(calls).toBe(1);
});
