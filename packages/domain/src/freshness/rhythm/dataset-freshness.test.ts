import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { datasetFreshness, type FreshnessInput } from './dataset-freshness.ts';
import type { ChangeEvidence } from './evidence.ts';
import { observedRhythm } from './observed-rhythm.ts';

const DAY = 86_400_000;
const START = Date.parse('2026-01-05T15:00:00Z');
const at = (day: number): string => new Date(START + day * DAY).toISOString();
const contents = (days: readonly number[]): ChangeEvidence[] => days.map((day) => ({ at: at(day), kind: 'content' }));
const every = (period: number, count: number, from = 1): number[] =>
  Array.from({ length: count }, (_, index) => from + index * period);
const seen = (now: number, changes: readonly ChangeEvidence[], more: Partial<FreshnessInput> = {}) =>
  datasetFreshness({ changes, watchedSince: at(0), now: new Date(at(now)), ...more });
const codes = (freshness: ReturnType<typeof seen>): string[] => freshness.findings.map(({ code }) => code);
const regular = (days: number) => ({ declared: { kind: 'regular', days } as const });

test('a weekly dataset is fresh, then late, then stale, each since a time that does not move', () => {
  const weekly = contents(every(7, 10));
  const last = 1 + 9 * 7;
  expect(seen(last + 8, weekly)).toMatchObject({ state: 'fresh', since: at(last), observed: { days: 7 } });
  const late = seen(last + 12, weekly);
  expect(late).toMatchObject({ state: 'late', evidence: { comparedWith: 'observed', updates: 10 }, findings: [] });
  expect(late.since).toEqual(seen(last + 20, weekly).since);
  expect(late.reason.fr).toBe('Change d’habitude aux 7 jours : le changement attendu n’est pas venu.');
  expect(late.reason.en).toBe('Usually changes every 7 days: the expected change did not come.');
  expect(seen(last + 40, weekly).state).toBe('stale');
});

test('what a source that was not read since would show is unknown', () => {
  const weekly = contents(every(7, 10));
  expect(seen(90, weekly, { watchedUntil: new Date(at(66)) })).toMatchObject({
    state: 'unknown',
    reason: { fr: /pas été lue/ },
  });
});

test('a monthly dataset is not late after a day, and a wrong declaration is named once and alarms nobody', () => {
  const monthly = contents(every(30, 6));
  const wrong = seen(160, monthly, regular(1));
  expect(wrong.state).toBe('fresh');
  expect(codes(wrong)).toEqual(['declared-too-often']);
  expect(wrong.findings[0]!.message.fr).toBe(
    'La source déclare une mise à jour chaque jour, mais les changements vus viennent aux 30 jours.',
  );
  const daily = contents(every(1, 40));
  expect(seen(45, daily, regular(30))).toMatchObject({ state: 'fresh', findings: [{ code: 'declared-too-rarely' }] });
});

test('without a rhythm, the declared frequency and the claimed date count', () => {
  expect(seen(20, [], { ...regular(7), claimed: at(15) })).toMatchObject({
    ...{ state: 'fresh', evidence: { comparedWith: 'declared', updates: 0 } },
  });
  expect(seen(40, [], { ...regular(7), claimed: '2026-01-06' }).state).toBe('stale');
  expect(seen(40, [], regular(7)).state).toBe('unknown');
  expect(seen(40, []).state).toBe('unknown');
  expect(seen(999, contents([5]), { declared: { kind: 'never' } }).state).toBe('no-rhythm');
  expect(seen(999, contents([5]), { declared: { kind: 'irregular' } }).state).toBe('no-rhythm');
});

test('dates that move without a change, dates in the future and a file left behind are named', () => {
  const touches = every(1, 20).map((day): ChangeEvidence => ({ at: at(day), kind: 'claim' }));
  expect(codes(seen(21, touches, regular(1)))).toEqual(['touched-unchanged']);
  expect(codes(seen(200, [], { claimed: at(150) }))).toEqual(['touched-unchanged']);
  expect(codes(seen(10, [], { claimed: '2031-01-01' }))).toEqual(['future-date']);
  const file = (name: string, days: readonly number[]) =>
    days.map((day): ChangeEvidence => ({ at: at(day), kind: 'file', file: name }));
  expect(codes(seen(100, [...file('a', every(7, 14)), ...file('b', every(7, 8))]))).toEqual(['partial-update']);
  expect(codes(seen(100, [...file('a', every(7, 14)), ...file('b', every(7, 14))]))).toEqual([]);
});

test('office hours are learnt: a dataset of business days is not late on a Monday, nor after Easter', () => {
  const weekdays = every(1, 95).filter((day) => ![0, 6].includes(new Date(at(day)).getUTCDay()));
  const before = weekdays.filter((day) => at(day) < '2026-04-03');
  const freshness = datasetFreshness({
    ...{ changes: contents(before), watchedSince: at(0), now: new Date('2026-04-07T13:00:00Z') },
  });
  expect(freshness).toMatchObject({ state: 'fresh', observed: { calendar: 'business-days' } });
  // From Thursday before Easter to the Tuesday after it.
  expect(freshness.next!.at.slice(0, 10)).toBe('2026-04-07');
});

test('a dataset of winter waits for the next winter', () => {
  const winters = contents([...every(1, 120), ...every(1, 120, 366)]);
  const summer = seen(366 + 200, winters);
  expect(summer).toMatchObject({ state: 'fresh', reason: { fr: /saison/ } });
  expect(summer.next!.at.slice(0, 7)).toBe('2028-01');
  expect(seen(366 + 120 + 300, winters).state).not.toBe('fresh');
});

const days = fc.array(fc.double({ min: 0.01, max: 40, noNaN: true }), { minLength: 4, maxLength: 60 }).map((gaps) => {
  let day = 1;
  return gaps.map((gap) => (day += gap));
});
const frequencies = fc.constantFrom({}, regular(1), regular(7), regular(30), regular(365));
const RANK = { fresh: 0, late: 1, stale: 2, unknown: 3, 'no-rhythm': 3 };

test('with the same evidence a dataset only gets older', () => {
  fc.assert(
    fc.property(
      days,
      frequencies,
      fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 2 }),
      (changed, declared, later) => {
        const states = later
          .sort((a, b) => a - b)
          .map((day) => seen(changed.at(-1)! + day, contents(changed), declared).state);
        expect(states.map((state) => RANK[state])).toEqual(states.map((state) => RANK[state]).sort());
      },
    ),
  );
});

test('the same change twice, and in another order, is one change', () => {
  fc.assert(
    fc.property(days, frequencies, fc.integer({ min: 0, max: 200 }), (changed, declared, later) => {
      const now = changed.at(-1)! + later;
      const twice = contents([...changed, ...changed].reverse());
      expect(seen(now, twice, declared)).toEqual(seen(now, contents(changed), declared));
    }),
  );
});

test('a change that comes when it is expected never makes a dataset late', () => {
  fc.assert(
    fc.property(days, frequencies, (changed, declared) => {
      const rhythm = observedRhythm(changed.map((day) => Date.parse(at(day))));
      fc.pre(rhythm?.isRegular === true);
      const onTime = (rhythm.next.at - START) / DAY;
      const { state } = seen(onTime, contents([...changed, onTime]), declared);
      expect(['late', 'stale']).not.toContain(state);
    }),
  );
});

test('changes that are all some weeks later are expected as much later', () => {
  // Both before the clocks change: a day of 23 hours would make some gaps longer.
  const winter = fc
    .array(fc.double({ min: 0.01, max: 0.4, noNaN: true }), { minLength: 4, maxLength: 60 })
    .map((gaps) => {
      let day = 1;
      return gaps.map((gap) => (day += gap));
    });
  fc.assert(
    fc.property(winter, fc.integer({ min: 1, max: 5 }), (changed, weeks) => {
      const of = (shift: number) => observedRhythm(changed.map((day) => Date.parse(at(day + shift))));
      const [one, other] = [of(0), of(weeks * 7)];
      fc.pre(one?.calendar === 'every-day' && other?.calendar === 'every-day');
      expect(Math.abs(other.next.at - one.next.at - weeks * 7 * DAY)).toBeLessThan(10);
    }),
  );
});
