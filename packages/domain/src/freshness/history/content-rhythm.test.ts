import { expect, test } from '@jest/globals';
import { SourceId } from '@moisson/contracts';
import fc from 'fast-check';
import { frozenSince, rhythmAfter, type ContentRhythm } from './content-rhythm.ts';

const DAY = 86_400_000;
const START = Date.parse('2026-01-01T00:00:00Z');
const instant = (day: number): string => new Date(START + day * DAY).toISOString();
const counts = { seen: 9, created: 0, updated: 0, unchanged: 9, removed: 0, held: 0, rejected: 0, duplicate: 0 };
const run = (number: number, day: number, updated: number, complete = true) => ({
  ...{ sourceId: SourceId.parse('laval'), run: number, complete, endedAt: instant(day) },
  counts: { ...counts, updated },
});
const changedOn = (days: readonly number[]): Pick<ContentRhythm, 'changes'> => ({ changes: days.map(instant) });

test('only complete runs with a change count, each once, and only the newest are kept', () => {
  let rhythm: ContentRhythm | undefined;
  for (const one of [run(1, 0, 2), run(2, 1, 0), run(3, 2, 1, false), run(4, 3, 1), run(4, 3, 1), run(2, 9, 5)])
    rhythm = rhythmAfter(rhythm, one);
  expect(rhythm).toMatchObject({ run: 4, changes: [instant(0), instant(3)] });
  for (let at = 5; at < 200; at += 1) rhythm = rhythmAfter(rhythm, run(at, at, 1));
  expect(rhythm!.changes).toHaveLength(60);
});

test('a feed that changed every day is frozen two weeks after its last change', () => {
  const daily = changedOn(Array.from({ length: 40 }, (_, day) => day));
  expect(frozenSince(daily, new Date(instant(39 + 13)))).toBeUndefined();
  expect(frozenSince(daily, new Date(instant(39 + 15)))).toEqual(new Date(instant(39 + 14)));
});

test('a feed with a quiet summer is not frozen in the next one', () => {
  const school = changedOn([0, 20, 40, 60, 80, 100, 150, 250, 270, 290]);
  expect(frozenSince(school, new Date(instant(290 + 299)))).toBeUndefined();
  expect(frozenSince(school, new Date(instant(290 + 301)))).toEqual(new Date(instant(290 + 300)));
});

test('too few changes, or all in a few days, tell nothing', () => {
  const late = new Date(instant(5000));
  expect(frozenSince(changedOn([0, 50, 100, 150]), late)).toBeUndefined();
  expect(frozenSince(changedOn(Array.from({ length: 20 }, (_, at) => at / 20)), late)).toBeUndefined();
  expect(frozenSince(changedOn([]), late)).toBeUndefined();
});

test('a feed that goes on within twice its longest quiet time is never called frozen', () => {
  const gaps = fc.array(fc.double({ min: 0.1, max: 60, noNaN: true }), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(gaps, fc.double({ min: 0, max: 2, noNaN: true }), (between, times) => {
      let day = 0;
      const days = [0, ...between.map((gap) => (day += gap))];
      expect(frozenSince(changedOn(days), new Date(instant(day + times * Math.max(...between))))).toBeUndefined();
    }),
  );
});
