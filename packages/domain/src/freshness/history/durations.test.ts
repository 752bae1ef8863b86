import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { countDurations, DURATION_ERROR, durationAt, sumDurations } from './durations.ts';

const times = fc.array(fc.integer({ min: 1, max: 10_000_000 }), { minLength: 1, maxLength: 200 });

test('a percentile is within five percent of the true one, also after counts were added up', () => {
  expect(DURATION_ERROR).toBeLessThan(0.05);
  fc.assert(
    fc.property(times, times, fc.constantFrom(0.5, 0.95, 0.99), (a, b, share) => {
      const all = [...a, ...b].sort((x, y) => x - y);
      const exact = all[Math.ceil(share * all.length) - 1]!;
      const found = durationAt(sumDurations([countDurations(a), countDurations(b)]), share)!;
      expect(Math.abs(found - exact) / exact).toBeLessThanOrEqual(DURATION_ERROR + 1e-9);
    }),
  );
});

test('there is no percentile of nothing; a clock that was set back makes a duration of a millisecond', () => {
  expect(durationAt([], 0.5)).toBeUndefined();
  expect(durationAt(countDurations([-5000, 0]), 0.99)).toBe(1);
});
