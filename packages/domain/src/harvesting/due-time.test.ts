import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { defaultSchedule, nextDue, scheduleFault } from './due-time.ts';

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
