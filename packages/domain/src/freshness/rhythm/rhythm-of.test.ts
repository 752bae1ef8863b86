import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { rhythmOf } from './rhythm-of.ts';
import { updatesOf } from './updates-of.ts';

const every = (period: number, count: number, from = 0): number[] =>
  Array.from({ length: count }, (_, at) => from + at * period);

test('twenty edits in an hour are one update', () => {
  const edits = every(30, 6).flatMap((day) => every(1 / 480, 20, day));
  expect(updatesOf(edits)).toHaveLength(6);
  expect(rhythmOf(edits)!.period).toBeCloseTo(30, 1);
});

test('three days of work on a monthly release are one update, the days of a winter are not', () => {
  expect(rhythmOf(every(30, 6).flatMap((day) => [day, day + 1, day + 2.2]))!.period).toBeCloseTo(30, 1);
  const winters = [...every(1, 150), ...every(1, 150, 365), ...every(1, 150, 730)];
  expect(rhythmOf(winters)!.period).toBeCloseTo(1, 5);
});

test('an outage or a summer does not move the period, and few or random updates have no certain one', () => {
  expect(rhythmOf([...every(7, 12), ...every(7, 12, 200)])!.period).toBeCloseTo(7, 5);
  expect(rhythmOf([1, 2, 3])).toBeUndefined();
  expect(rhythmOf([0, 1, 30, 33, 90, 91.5, 140, 300])!.certainty).toBeLessThan(0.5);
  expect(rhythmOf(every(7, 12))!.certainty).toBeGreaterThan(0.75);
});

const changes = fc
  .array(fc.double({ min: 0.001, max: 60, noNaN: true }), { minLength: 3, maxLength: 60 })
  .map((gaps) => {
    let at = 0;
    return [0, ...gaps.map((gap) => (at += gap))];
  });

test('changes that are all later have the same rhythm, later', () => {
  fc.assert(
    fc.property(changes, fc.integer({ min: 1, max: 5000 }), (days, shift) => {
      // Parts of a day that are powers of two keep the sums exact.
      const exact = [...new Set(days.map((day) => Math.round(day * 1024) / 1024))];
      const [one, other] = [rhythmOf(exact), rhythmOf(exact.map((day) => day + shift))];
      expect(other?.period).toEqual(one?.period);
      expect(other?.certainty).toEqual(one?.certainty);
      expect(other?.updates.map(({ first }) => first - shift)).toEqual(one?.updates.map(({ first }) => first));
    }),
  );
});
