import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { defaultSchedule, nextDue, nextPoll, scheduleFault } from './due-time.ts';

test('a default schedule is valid and differs between sources', () => {
  fc.assert(fc.property(fc.string(), (id) => scheduleFault(defaultSchedule(id)) === undefined));
  expect(scheduleFault('61 * * * *')?.en).toBe('minute 61 is not possible');
  expect(scheduleFault('0 0 31 2 *')?.en).toBe('never comes due');
  expect(scheduleFault('* * * *')?.en).toContain('five fields');
});

test('the next due time is after now, and due times ascend, across daylight-saving changes too', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }), (now) => {
      const due = nextDue('30 2 * * *', now);
      expect(due.getTime()).toBeGreaterThan(now.getTime());
      expect(nextDue('30 2 * * *', due).getTime() - due.getTime()).toBe(24 * 3_600_000);
    }),
  );
});

test('sources with one schedule are not all due in one second, each always at its own, and none is late by that', () => {
  const from = new Date('2026-11-27T12:00:00.000Z');
  for (const [schedule, most] of [
    ['0 */6 * * *', 300_000],
    ['*/10 * * * *', 60_000],
    ['* * * * *', 6000],
  ] as const) {
    const due = nextDue(schedule, from).getTime();
    const delays = Array.from(
      { length: 200 },
      (_, at) => nextPoll({ id: `ville-${at}`, schedule }, from).getTime() - due,
    );
    expect(Math.min(...delays)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...delays)).toBeLessThan(most);
    expect(new Set(delays).size).toBeGreaterThan(150);
    expect(nextPoll({ id: 'ville-7', schedule }, from).getTime() - due).toBe(delays[7]);
  }
});
