import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { GuessLimit, guessRule } from './guess-limit.ts';

const { perVisitor, all, windowMs } = guessRule;
const aLimit = () => {
  const clock = { now: 0 };
  return { clock, limit: new GuessLimit('test', () => clock.now) };
};
const guess = (limit: GuessLimit, visitor: string, count: number): void => {
  for (let at = 0; at < count; at += 1) limit.failed(visitor, `${visitor} ${at}`);
};

test('a visitor who guesses too often waits until the end of the window, and others do not', () => {
  const { clock, limit } = aLimit();
  guess(limit, 'a', perVisitor - 1);
  expect(limit.wait('a')).toBe(0);
  limit.failed('a', 'one more');
  expect([limit.wait('a'), limit.wait('b')]).toEqual([windowMs / 1000, 0]);
  clock.now = windowMs;
  expect(limit.wait('a')).toBe(0);
});

test('one wrong key that a program repeats locks nobody out', () => {
  const { limit } = aLimit();
  for (let at = 0; at < 10 * perVisitor; at += 1) limit.failed('a', 'expired');
  expect(limit.wait('a')).toBe(0);
});

test('while many addresses guess, only those who gave a right secret before are let try', () => {
  const { clock, limit } = aLimit();
  limit.succeeded('known');
  for (let at = 0; at < all; at += 1) limit.failed(`visitor ${at}`, 'x');
  expect([limit.wait('known'), limit.wait('other')]).toEqual([0, windowMs / 1000]);
  clock.now = windowMs;
  expect(limit.wait('other')).toBe(0);
});

test('whatever is guessed and when, memory and waits are bounded', () => {
  const step = fc.record({ visitor: fc.nat(20_000), guess: fc.string(), pause: fc.nat(windowMs) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      const { clock, limit } = aLimit();
      for (const { visitor, guess, pause } of steps) {
        clock.now += pause;
        limit.failed(String(visitor), guess);
        expect(limit.wait(String(visitor))).toBeLessThanOrEqual(windowMs / 1000);
        expect(limit.held()).toBeLessThanOrEqual(limit.limit);
      }
    }),
    { numRuns: 30 },
  );
});
