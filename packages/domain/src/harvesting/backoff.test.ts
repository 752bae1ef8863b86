import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { backoffSeconds, isQuarantined, nextAttempt, pollBackoff } from './backoff.ts';

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

test.each([
  [false, 9, 200],
  [false, 10, 167],
  [true, 10, 168],
  [true, 500, 5000],
  [false, 500, undefined],
])('in quarantine: %s, after %i failures in a row since %s hours', (is, consecutiveFailures, hours) => {
  const now = new Date('2026-11-27T12:00:00.000Z');
  const failingSince = hours === undefined ? undefined : new Date(now.getTime() - hours * 3_600_000).toISOString();
  expect(isQuarantined({ consecutiveFailures, ...(failingSince === undefined ? {} : { failingSince }) }, now)).toBe(is);
});

test('a source in quarantine is tried a day later, whatever its schedule, and not before it allows', () => {
  const now = new Date('2026-11-27T12:00:00.000Z');
  const soon = new Date('2026-11-27T12:10:00.000Z');
  const given = { now, scheduled: soon, failures: 12, random: 0, quarantined: true };
  expect(nextAttempt(given)).toEqual(new Date('2026-11-28T12:00:00.000Z'));
  expect(nextAttempt({ ...given, retryAfterSeconds: 48 * 3600 })).toEqual(new Date('2026-11-29T12:00:00.000Z'));
});
