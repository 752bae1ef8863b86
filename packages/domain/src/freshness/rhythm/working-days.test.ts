import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isHoliday } from './quebec-holidays.ts';
import { calendarNames, workingDays } from './working-days.ts';

test('the holidays of Québec in 2026 and 2027 are those of the law', () => {
  const of = (year: number): string[] =>
    Array.from({ length: 365 }, (_, day) => new Date(Date.UTC(year, 0, 1 + day)).toISOString().slice(0, 10)).filter(
      isHoliday,
    );
  expect(of(2026)).toEqual([
    ...['2026-01-01', '2026-04-03', '2026-04-06', '2026-05-18', '2026-06-24', '2026-07-01'],
    ...['2026-09-07', '2026-10-12', '2026-12-25'],
  ]);
  expect(of(2027)).toEqual([
    ...['2027-01-01', '2027-03-26', '2027-03-29', '2027-05-24', '2027-06-24', '2027-07-01'],
    ...['2027-09-06', '2027-10-11', '2027-12-25'],
  ]);
  // On a Sunday, the day after is a holiday.
  expect([isHoliday('2029-06-24'), isHoliday('2029-06-25'), isHoliday('2029-07-02')]).toEqual([false, true, true]);
});

test('a day is one day when the clocks change, and weekends, holidays and summers of schools do not count', () => {
  const at = (instant: string): number => Date.parse(instant);
  const between = (calendar: (typeof calendarNames)[number], from: string, until: string): number =>
    workingDays(calendar).at(at(until)) - workingDays(calendar).at(at(from));
  // Nine in the morning in Québec, before and after 8 March 2026.
  expect(between('every-day', '2026-03-07T14:00:00Z', '2026-03-08T13:00:00Z')).toBeCloseTo(1, 1);
  expect(between('every-day', '2026-03-07T14:00:00Z', '2026-03-09T13:00:00Z')).toBeCloseTo(2, 10);
  expect(between('every-day', '2026-10-31T13:00:00Z', '2026-11-02T14:00:00Z')).toBeCloseTo(2, 10);
  // From Thursday to the Tuesday after Easter.
  expect(between('business-days', '2026-04-02T16:00:00Z', '2026-04-07T16:00:00Z')).toBeCloseTo(1, 10);
  expect(between('school-days', '2026-06-23T16:00:00Z', '2026-08-26T16:00:00Z')).toBeCloseTo(1, 10);
  expect(between('school-days', '2026-02-27T17:00:00Z', '2026-03-09T16:00:00Z')).toBeCloseTo(1, 10);
});

test('the instant after the days that count before it is the instant itself, on a day that counts', () => {
  const instants = fc.integer({ min: Date.parse('2001-01-01'), max: Date.parse('2050-01-01') });
  fc.assert(
    fc.property(fc.constantFrom(...calendarNames), instants, (calendar, instant) => {
      const days = workingDays(calendar);
      fc.pre(days.includes(instant));
      expect(Math.abs(days.instant(days.at(instant)) - instant)).toBeLessThan(10);
    }),
  );
});
