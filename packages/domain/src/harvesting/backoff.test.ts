import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { backoffSeconds, nextAttempt, pollBackoff } from './backoff.ts';

test('backoff grows, is bounded, and is never before the time that the source asked for', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1000 }),
      fc.float({ min: 0, max: Math.fround(0.999), noNaN: true }),
      fc.nat(100_000),
      (failures, random, wait) => {
        const seconds = backoffSeconds(failures, pollBackoff, random);
        expect(seconds).toBeGreaterThanOrEqual(pollBackoff.firstSeconds / 2);
        expect(seconds).toBeLessThanOrEqual(pollBackoff.maxSeconds);
        const now = new Date('2026-11-24T12:00:00Z');
        const next = nextAttempt({
          now,
          scheduled: new Date('2026-11-24T18:00:00Z'),
          failures,
          retryAfterSeconds: wait,
          random,
        });
        expect(next.getTime()).toBeGreaterThanOrEqual(now.getTime() + wait * 1000);
      },
    ),
  );
});

test('a quarantined source is probed after a day and little more, whatever its schedule; Retry-After counts', () => {
  const now = new Date('2026-11-24T12:00:00Z');
  const input = { now, scheduled: new Date('2026-11-24T12:05:00Z'), failures: 12, quarantined: true };
  const hours = (given: object): number =>
    (nextAttempt({ ...input, random: 0, ...given }).getTime() - now.getTime()) / 3_600_000;
  expect([hours({}), hours({ random: 0.999 }) < 25.3, hours({ retryAfterSeconds: 30 * 3600 })]).toEqual([24, true, 30]);
  expect(hours({ failures: 0 })).toBeLessThan(1);
});
