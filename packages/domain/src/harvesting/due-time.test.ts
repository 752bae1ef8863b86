import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { defaultSchedule, lastDue, nextDue, nextPoll, scheduleFault } from './due-time.ts';

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

const instants = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
const schedules = fc.constantFrom('* * * * *', '*/15 * * * *', '0 */6 * * *', '0 9,10 * * 1', '30 2 1 * *');
const at = (instant: Date, milliseconds: number): Date => new Date(instant.getTime() + milliseconds);

test('a poll comes after now, and at most 5 minutes or a tenth of the interval after its schedule', () => {
  fc.assert(
    fc.property(fc.string(), schedules, instants, (id, schedule, now) => {
      const poll = nextPoll({ id, schedule }, now);
      expect(poll.getTime()).toBeGreaterThan(now.getTime());
      // The last time that the schedule came due before the poll.
      let due = nextDue(schedule, at(poll, -5 * 60_000 - 1));
      for (let next = nextDue(schedule, due); next <= poll; next = nextDue(schedule, due)) due = next;
      const interval = nextDue(schedule, due).getTime() - due.getTime();
      expect(poll.getTime() - due.getTime()).toBeLessThanOrEqual(Math.min(5 * 60_000, interval / 10));
    }),
  );
});

test('polls of a source are as many as its schedule says: none is left out, none comes twice', () => {
  fc.assert(
    fc.property(fc.string(), schedules, instants, (id, schedule, now) => {
      const source = { id, schedule };
      const poll = nextPoll(source, now);
      expect(nextPoll(source, at(poll, -1))).toEqual(poll);
      const [following, due] = [nextPoll(source, poll), nextDue(schedule, poll)];
      expect(following.getTime() - due.getTime()).toBeGreaterThanOrEqual(0);
      expect(following.getTime() - due.getTime()).toBeLessThanOrEqual(5 * 60_000);
    }),
  );
});

test('sources with the same schedule start at different times, each always at the same', () => {
  const now = new Date('2026-11-24T12:30:00Z');
  const polls = Array.from({ length: 200 }, (_, n) => nextPoll({ id: `source-${n}`, schedule: '0 * * * *' }, now));
  expect(new Set(polls.map((poll) => Math.floor(poll.getTime() / 1000))).size).toBeGreaterThan(100);
  expect(nextPoll({ id: 'a', schedule: '0 * * * *' }, now)).toEqual(nextPoll({ id: 'a', schedule: '0 * * * *' }, now));
});

test.each([
  ['2026-11-28T11:59:59.999Z', '2026-11-27T12:00:00.000Z'],
  ['2026-11-28T12:00:00.000Z', '2026-11-28T12:00:00.000Z'],
  ['2026-11-28T20:00:00.001Z', '2026-11-28T12:00:00.000Z'],
  // The clocks change: seven o’clock is another hour of UTC.
  ['2026-03-08T11:00:00.000Z', '2026-03-08T11:00:00.000Z'],
  ['2026-03-08T10:59:59.000Z', '2026-03-07T12:00:00.000Z'],
])('at %s the last seven o’clock of Québec was %s', (now, last) => {
  expect(lastDue('0 7 * * *', 'America/Toronto', new Date(now))?.toISOString()).toBe(last);
});
