import { expect, test } from '@jest/globals';
import { imbalance, noCounts } from './books.ts';

test('books balance where every record seen went one way; removed and held ones were not seen', () => {
  expect(imbalance(noCounts)).toBeUndefined();
  const ways = { created: 1, updated: 2, unchanged: 3, rejected: 4, duplicate: 5 };
  expect(imbalance({ ...noCounts, ...ways, seen: 15, removed: 7, held: 9 })).toBeUndefined();
});

test.each(['created', 'updated', 'unchanged', 'rejected', 'duplicate'] as const)(
  'a record that is counted as %s and was not seen is an imbalance',
  (way) => {
    expect(imbalance({ ...noCounts, [way]: 1 })).toBe('seen 0, accounted for 1');
  },
);
