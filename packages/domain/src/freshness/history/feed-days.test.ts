import { expect, test } from '@jest/globals';
import { SourceId, SpellState, type FeedSpell } from '@moisson/contracts';
import { said } from '@moisson/kernel';
import fc from 'fast-check';
import { availability, feedDays } from './feed-days.ts';
import { dateOf, daysUntil } from './quebec-days.ts';

const HOUR = 3_600_000;
const spell = (state: SpellState, since: string, until?: string): FeedSpell => ({
  ...{ sourceId: SourceId.parse('laval'), state, since, reason: said(state, state) },
  ...(until === undefined ? {} : { until }),
});

test.each([
  ['2026-03-08', 23],
  ['2026-11-01', 25],
  ['2026-07-01', 24],
  ['2026-12-31', 24],
])('the day %s has %i hours in Québec', (date, hours) => {
  const [day] = daysUntil(new Date(`${date}T17:00:00Z`), 1);
  expect([day!.date, (+day!.end - +day!.start) / HOUR]).toEqual([date, hours]);
});

test('days follow each other without a hole, and contain their own instants', () => {
  const instants = fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(instants, fc.integer({ min: 1, max: 400 }), (last, count) => {
      const days = daysUntil(last, count);
      expect(days).toHaveLength(count);
      expect(days.at(-1)!.date).toBe(dateOf(last));
      for (const [at, { date, start, end }] of days.entries()) {
        expect([dateOf(start), dateOf(new Date(+end - 1))]).toEqual([date, date]);
        if (at > 0) expect(days[at - 1]!.end).toEqual(start);
      }
    }),
    { numRuns: 50 },
  );
});

test('a day tells its worst state and its minutes; a day before the first look tells nothing', () => {
  const now = new Date('2026-11-02T17:00:00Z');
  const spells = [
    spell('fresh', '2026-10-31T12:00:00Z', '2026-11-01T12:00:00Z'),
    spell('stale', '2026-11-01T12:00:00Z', '2026-11-01T13:00:00Z'),
    spell('fresh', '2026-11-01T13:00:00Z'),
  ];
  const days = feedDays(spells, daysUntil(now, 4), now);
  expect(days).toMatchObject([
    { date: '2026-10-30', minutes: {} },
    { date: '2026-10-31', minutes: { fresh: 16 * 60 }, worst: { state: 'fresh' } },
    { date: '2026-11-01', minutes: { fresh: 24 * 60, stale: 60 }, worst: { state: 'stale' } },
    { date: '2026-11-02', minutes: { fresh: 12 * 60 }, worst: { state: 'fresh' } },
  ]);
  expect(days[0]).not.toHaveProperty('worst');
  expect(availability(days)).toBeCloseTo(52 / 53);
});

test('the minutes of all days are those of the spells that they cover; pauses and gaps do not count', () => {
  const now = new Date('2026-11-02T17:00:00Z');
  const states = fc.array(fc.constantFrom(...SpellState.options), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(states, fc.integer({ min: 1, max: 12 * 60 }), (sequence, length) => {
      const from = +now - sequence.length * length * 60_000;
      const instant = (at: number): string => new Date(from + at * length * 60_000).toISOString();
      const spells = sequence.map((state, at) => spell(state, instant(at), instant(at + 1)));
      const days = feedDays(spells, daysUntil(now, 30), now);
      const total = (wanted: (state: string) => boolean): number =>
        days
          .flatMap(({ minutes }) => Object.entries(minutes))
          .reduce((sum, [state, spent]) => sum + (wanted(state) ? spent : 0), 0);
      expect(total(() => true)).toBeCloseTo(sequence.length * length);
      const counted = sequence.filter((state) => !['paused', 'never-read', 'unwatched'].includes(state));
      const share = availability(days);
      if (counted.length === 0) expect(share).toBeUndefined();
      else expect(share).toBeCloseTo(counted.filter((state) => state === 'fresh').length / counted.length);
    }),
  );
});
