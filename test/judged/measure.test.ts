import { expect, test } from '@jest/globals';
import { ndcgAt10 } from './measure.ts';

const graded = (...grades: readonly number[]): ReadonlyMap<string, number> =>
  new Map(grades.map((grade, at) => [String(at), grade]));

test('the best order has 1, whatever follows the tenth', () => {
  const grades = graded(3, 3, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1);
  expect(ndcgAt10([...grades.keys()], grades)).toBe(1);
  expect(ndcgAt10([...grades.keys()].slice(0, 10), grades)).toBe(1);
});

test('an example worked out by hand', () => {
  // Found 1, 3, 0: 1/log2(2) + 7/log2(3) + 0 = 5.416508. Ideal 3, 2, 1: 7 + 3/log2(3) + 1/log2(4) = 9.392789.
  expect(ndcgAt10(['2', '0', 'other'], graded(3, 2, 1))).toBeCloseTo(5.416508 / 9.392789, 6);
});

test('nothing found has 0, as has a query that nothing was worth finding for', () => {
  expect(ndcgAt10([], graded(3))).toBe(0);
  expect(ndcgAt10(['0'], graded(0))).toBe(0);
});

test('the ideal is of all that was graded, not of what was found', () => {
  expect(ndcgAt10(['2'], graded(3, 3, 3))).toBeLessThan(0.5);
});

test('a result that comes twice is worth nothing the second time', () => {
  expect(ndcgAt10(['0', '0'], graded(3, 3))).toBe(ndcgAt10(['0'], graded(3, 3)));
});
