import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { maxOpenRuns, mayStart, standings, standingOf, type OpenRun, type Standing } from './run-places.ts';

const standing = fc.constantFrom(...standings);
const places = fc.integer({ min: 1, max: 100 });
/** The events of a harvester: a run is requested, starts to wait, continues, ends. */
const step = fc.oneof(
  fc.record({ do: fc.constant('start' as const), due: fc.uniqueArray(standing) }),
  fc.record({ do: fc.constantFrom('wait', 'go on', 'end'), at: fc.nat(200) }),
);
type Step = { do: 'start'; due: Standing[] } | { do: 'wait' | 'go on' | 'end'; at: number };

/** Plays the steps and calls `look` after each start. */
const play = (steps: readonly Step[], limit: number, look: (runs: OpenRun[], begun: Standing) => void): OpenRun[] => {
  let runs: OpenRun[] = [];
  let started = 0;
  for (const one of steps)
    if (one.do === 'start') {
      const begun = mayStart(runs, limit, started)
        .flat()
        .find((candidate) => one.due.includes(candidate));
      if (begun === undefined) continue;
      runs = [...runs, { standing: begun, waiting: false }];
      started += 1;
      look(runs, begun);
    } else if (one.do === 'end') runs = runs.filter((_, at) => at !== one.at % runs.length);
    else runs = runs.map((run, at) => (at === one.at % runs.length ? { ...run, waiting: one.do === 'wait' } : run));
  return runs;
};
const count = (runs: readonly OpenRun[], wanted: readonly Standing[]): number =>
  runs.filter((run) => !run.waiting && wanted.includes(run.standing)).length;

test('a source whose last run failed is failing, one that was never read completely is new', () => {
  expect(standingOf({ failures: 0, everComplete: true })).toBe('proven');
  expect(standingOf({ failures: 0, everComplete: false })).toBe('new');
  expect(standingOf({ failures: 1, everComplete: true })).toBe('failing');
});

test('no start exceeds the places, the open runs, or the shares of failing and of new sources', () => {
  fc.assert(
    fc.property(fc.array(step as fc.Arbitrary<Step>, { maxLength: 300 }), places, (steps, limit) => {
      play(steps, limit, (runs, begun) => {
        expect(runs.length).toBeLessThanOrEqual(maxOpenRuns(limit));
        expect(count(runs, standings)).toBeLessThanOrEqual(limit);
        if (begun !== 'proven')
          expect(count(runs, ['new', 'failing'])).toBeLessThanOrEqual(limit - Math.floor(limit / 4));
        if (begun === 'failing')
          expect(count(runs, ['failing'])).toBeLessThanOrEqual(Math.max(1, Math.floor(limit / 4)));
      });
    }),
  );
});

test('however many failing or new sources hang, a proven source gets a place', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 4, max: 100 }),
      fc.array(fc.constantFrom<Standing>('new', 'failing')),
      (limit, due) => {
        const runs = play(
          due.map((one) => ({ do: 'start', due: [one] })),
          limit,
          () => undefined,
        );
        expect(mayStart(runs, limit, 0).flat()).toContain('proven');
      },
    ),
  );
});

test('a waiting run holds no place: when the runs of all places wait, others start', () => {
  const hanging = (waiting: boolean): OpenRun[] =>
    Array.from({ length: 8 }, (): OpenRun => ({ standing: 'proven', waiting }));
  expect(mayStart(hanging(false), 8, 0)).toEqual([]);
  expect(mayStart(hanging(true), 8, 0)).toEqual([['proven', 'new'], ['failing']]);
});

test('new sources come before failing ones, and one start in four is offered to failing sources first', () => {
  expect(mayStart([], 8, 0)).toEqual([['proven', 'new'], ['failing']]);
  const first = Array.from({ length: 8 }, (_, started) => mayStart([], 8, started)[0]![0]);
  expect(first.filter((one) => one === 'failing')).toHaveLength(2);
});
