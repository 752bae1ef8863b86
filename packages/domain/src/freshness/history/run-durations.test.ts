import { expect, test } from '@jest/globals';
import { durationsAfter, slowRuns, type RunDurations } from './run-durations.ts';

const START = Date.parse('2026-01-01T17:00:00Z');
const run = (day: number, minutes: number) => ({
  startedAt: new Date(START + day * 86_400_000).toISOString(),
  endedAt: new Date(START + day * 86_400_000 + minutes * 60_000).toISOString(),
});
const after = (minutes: readonly number[]): RunDurations => {
  let known: RunDurations | undefined;
  for (const [day, one] of minutes.entries()) known = durationsAfter(known, run(day, one));
  return known!;
};
const days = (count: number, minutes: (day: number) => number): number[] =>
  Array.from({ length: count }, (_, day) => minutes(day));
const isSlow = (minutes: readonly number[]): boolean => slowRuns(after(minutes)) !== undefined;

test('the longest run of each day is kept, for ninety days', () => {
  const known = durationsAfter(after([5, 6]), run(1.1, 2));
  expect(known).toEqual({ day: '2026-01-02', seconds: [300, 360] });
  expect(durationsAfter(known, run(1.2, 20)).seconds).toEqual([300, 1200]);
  expect(after(days(200, () => 1)).seconds).toHaveLength(90);
});

test('a clock that was set back gives no negative duration and no new day', () => {
  const { startedAt, endedAt } = run(0, 30);
  expect(durationsAfter(after([1, 1]), { startedAt: endedAt, endedAt: startedAt })).toEqual(after([1, 1]));
});

test('three days of runs that take three times longer are told with both times, fewer are not', () => {
  expect(isSlow([...days(20, () => 10), 40, 40])).toBe(false);
  expect(slowRuns(after([...days(20, () => 10), 40, 45, 50]))?.en).toBe(
    'Its runs take 40 minutes or more, on three days in a row; they used to take 10 minutes at most.',
  );
  expect(isSlow([...days(20, () => 10), 29, 29, 29])).toBe(false);
});

test('runs that grow a little each day are told too', () => {
  const grown = days(90, (day) => 10 * 1.03 ** day);
  expect(isSlow(grown.slice(0, 20))).toBe(false);
  expect(isSlow(grown)).toBe(true);
});

test('a whole reading each week, single slow days, short runs and a short past are usual', () => {
  expect(isSlow(days(80, (day) => (day % 7 === 0 ? 120 : 4)))).toBe(false);
  expect(isSlow(days(80, (day) => (day % 10 < 2 ? 120 : 4)))).toBe(false);
  expect(isSlow([...days(20, () => 1), 9, 9, 9])).toBe(false);
  expect(isSlow([...days(9, () => 1), 90, 90, 90])).toBe(false);
});
