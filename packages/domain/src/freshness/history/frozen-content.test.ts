import { expect, test } from '@jest/globals';
import { SourceId } from '@moisson/contracts';
import fc from 'fast-check';
import type { ContentRhythm } from './content-rhythm.ts';
import { workingDays } from '../rhythm/working-days.ts';
import { frozenContent, withFrozen } from './frozen-content.ts';

const DAY = 86_400_000;
/** A Monday, at noon in Québec. */
const START = Date.parse('2026-01-12T17:00:00Z');
const instant = (day: number): string => new Date(START + day * DAY).toISOString();
const changedOn = (days: readonly number[]): Pick<ContentRhythm, 'changes'> => ({ changes: days.map(instant) });
const range = (count: number): number[] => Array.from({ length: count }, (_, day) => day);

test('a feed that changed every day is frozen two weeks after its last change, and says why', () => {
  const daily = changedOn(range(40));
  expect(frozenContent(daily, new Date(instant(39 + 13)))).toBeUndefined();
  // The week off of winter is among them.
  expect(frozenContent(daily, new Date(instant(39 + 30)))).toMatchObject({
    ...{ lastChangeAt: instant(39), longestQuietDays: 1 },
    reason: { fr: expect.stringMatching(/plus de 1\sjour\./), en: expect.stringMatching(/more than 1 day\./) },
  });
});

test('no day of a summer makes a feed frozen that changed on school days until then', () => {
  const until = Date.parse('2026-06-23T16:00:00Z');
  const school = range(162).filter((day) => ![5, 6].includes(day % 7) && Date.parse(instant(day)) < until);
  const rhythm = { changes: school.map(instant).slice(-60) };
  expect(frozenContent(rhythm, new Date('2026-09-04T16:00:00Z'))).toBeUndefined();
  expect(frozenContent(rhythm, new Date('2026-09-30T16:00:00Z'))).toBeDefined();
});

test('a quiet time that is remembered lengthens the patience', () => {
  const daily = { ...changedOn(range(40)), quiet: [{ from: instant(-100), until: instant(-80) }] };
  expect(frozenContent(daily, new Date(instant(39 + 40)))).toBeUndefined();
  expect(frozenContent(daily, new Date(instant(39 + 100)))).toMatchObject({ longestQuietDays: 20 });
});

test('too few changes, or all in a few days, tell nothing', () => {
  const late = new Date(instant(5000));
  expect(frozenContent(changedOn([0, 50, 100, 150]), late)).toBeUndefined();
  expect(frozenContent(changedOn(range(20).map((at) => at / 20)), late)).toBeUndefined();
  expect(frozenContent(changedOn([]), late)).toBeUndefined();
});

test('a feed that goes on within three times its longest quiet time, in school days, is never called frozen', () => {
  const school = workingDays('school-days');
  const gaps = fc.array(fc.double({ min: 0.1, max: 60, noNaN: true }), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(gaps, fc.double({ min: 0, max: 2.9, noNaN: true }), (between, times) => {
      let day = 0;
      const rhythm = changedOn([0, ...between.map((gap) => (day += gap))]);
      const at = rhythm.changes.map((change) => school.at(Date.parse(change)));
      const longest = Math.max(...at.slice(1).map((one, index) => one - at[index]!));
      expect(frozenContent(rhythm, new Date(school.instant(at.at(-1)! + times * longest)))).toBeUndefined();
    }),
  );
});

test('a frozen feed stays so, since the same time, until it changes', () => {
  const gaps = fc.array(fc.double({ min: 0.5, max: 40, noNaN: true }), { minLength: 10, maxLength: 60 });
  fc.assert(
    fc.property(gaps, fc.nat(2000), fc.nat(2000), (between, one, other) => {
      let day = 0;
      const rhythm = changedOn([0, ...between.map((gap) => (day += gap))]);
      const [first, second] = [Math.min(one, other), Math.max(one, other)].map((later) =>
        frozenContent(rhythm, new Date(instant(day + later))),
      );
      if (first !== undefined) expect(second).toEqual(first);
    }),
  );
});

test('only a fresh feed is called frozen', () => {
  const rhythm = { sourceId: SourceId.parse('laval'), run: 40, ...changedOn(range(40)) };
  const now = new Date(instant(100));
  expect(withFrozen({ state: 'fresh' }, rhythm, now).frozen).toBeDefined();
  expect(withFrozen({ state: 'late' }, rhythm, now)).toEqual({ state: 'late' });
  expect(withFrozen({ state: 'fresh' }, undefined, now)).toEqual({ state: 'fresh' });
});
