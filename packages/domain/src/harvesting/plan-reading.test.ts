import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isFilterTrue, OVERLAP_MS, planReading, readingAfter, type ReadingInput } from './plan-reading.ts';

const NOW = '2026-11-27T12:00:00.000Z';
const hoursAgo = (hours: number): string => new Date(Date.parse(NOW) - hours * 3_600_000).toISOString();
const believed = { askedAt: hoursAgo(30), obeyed: true };

const plan = (changes: Partial<ReadingInput> = {}) =>
  planReading({
    policy: { incremental: true, fullEveryHours: 24 },
    ...{ able: true, trigger: 'schedule', now: new Date(NOW), known: 100 },
    ...{ sameSettings: true, usual: true, unfinished: false, hasValidators: false },
    state: { readAt: hoursAgo(6), fullAt: hoursAgo(12), filter: believed },
    ...changes,
  });
const state = { readAt: hoursAgo(6), fullAt: hoursAgo(12), filter: believed };

test('what changed since the last reading is read, a day more because clocks differ', () => {
  expect(plan()).toEqual({ kind: 'incremental', since: new Date(hoursAgo(30)), mustAsk: false });
});

test.each([
  ['only-way', { policy: { incremental: false, fullEveryHours: 24 } }],
  ['only-way', { able: false }],
  ['asked', { trigger: 'operator' }],
  ['asked', { trigger: 'approval' }],
  ['unfinished', { unfinished: true }],
  ['first', { state: undefined }],
  ['first', { known: 0 }],
  ['first', { sameSettings: false }],
  ['first', { usual: false }],
  ['validators', { hasValidators: true }],
  ['due', { state: { ...state, fullAt: hoursAgo(24) } }],
  ['due', { policy: { incremental: true, fullEveryHours: 12 } }],
  ['due', { state: { ...state, readAt: hoursAgo(-1) } }],
  ['deletions-told', { state: { ...state, toldDeleted: true } }],
  ['not-obeyed', { state: { ...state, filter: { askedAt: hoursAgo(100), obeyed: false } } }],
] as const)('the whole list is read: %s (%#)', (because, changes) => {
  expect(plan(changes)).toEqual({ kind: 'full', because });
});

test.each([
  [true, { readAt: hoursAgo(6), fullAt: hoursAgo(12) }],
  [true, { ...state, filter: { askedAt: hoursAgo(24 * 7), obeyed: true } }],
  [true, { ...state, filter: { askedAt: hoursAgo(24 * 7), obeyed: false } }],
  [true, { ...state, filter: { askedAt: hoursAgo(-9), obeyed: true } }],
  [true, { ...state, idle: 12 }],
  [true, { ...state, idle: 24 }],
  [false, { ...state, idle: 11 }],
  [false, { ...state, idle: 13 }],
])('whether the filter tells the truth is asked first: %s (%#)', (mustAsk, given) => {
  expect(plan({ state: given })).toMatchObject({ kind: 'incremental', mustAsk });
});

test.each([
  [true, { longAgo: 100, farAhead: 0 }],
  [true, { longAgo: 91, farAhead: 0 }],
  [true, { longAgo: 250, farAhead: 0 }],
  [false, { longAgo: 80, farAhead: 0 }],
  [false, { longAgo: 100, farAhead: 100 }],
  [false, { longAgo: 0, farAhead: 0 }],
  [false, { longAgo: undefined, farAhead: 0 }],
  [false, { longAgo: 100, farAhead: undefined }],
])('a filter tells the truth: %s, %j of 100', (is, answers) => {
  expect(isFilterTrue(answers, 100)).toBe(is);
});

test('no window begins after the last good reading, and the whole list is read as often as the operator wants', () => {
  const run = fc.record({ hours: fc.integer({ min: 1, max: 40 }), failed: fc.boolean(), nothing: fc.boolean() });
  fc.assert(
    fc.property(fc.array(run, { maxLength: 60 }), fc.integer({ min: 1, max: 100 }), (runs, fullEveryHours) => {
      let [now, standing, lastFull] = [Date.parse(NOW), readingAfter(undefined, firstRun), Date.parse(NOW)];
      for (const { hours, failed, nothing } of runs) {
        now += hours * 3_600_000;
        const policy = { incremental: true, fullEveryHours };
        const next = plan({ policy, state: { ...standing, filter: believed }, now: new Date(now) });
        if (next.kind === 'incremental') {
          expect(next.since.getTime()).toBe(Date.parse(standing.readAt) - OVERLAP_MS);
          expect(now - lastFull).toBeLessThan(fullEveryHours * 3_600_000);
        }
        if (failed) continue;
        if (next.kind === 'full') lastFull = now;
        standing = readingAfter(standing, { startedAt: new Date(now).toISOString(), kind: next.kind, nothing });
        expect(Date.parse(standing.fullAt)).toBe(lastFull);
      }
    }),
  );
});
const firstRun = { startedAt: NOW, kind: 'full', nothing: false } as const;

test('readings in a row in which nothing changed are counted, and an answer about the filter stays', () => {
  const idle = { startedAt: NOW, kind: 'incremental', nothing: true } as const;
  const first = readingAfter(state, idle);
  expect(first).toEqual({ readAt: NOW, fullAt: state.fullAt, filter: believed, idle: 1 });
  expect(readingAfter(first, idle).idle).toBe(2);
  expect(readingAfter(first, { ...idle, nothing: false })).not.toHaveProperty('idle');
  const asked = { askedAt: NOW, obeyed: false };
  expect(readingAfter(first, { ...idle, kind: 'full', filter: asked })).toEqual({
    readAt: NOW,
    fullAt: NOW,
    filter: asked,
  });
});

test('deletions that a source tells are remembered until the whole list was read', () => {
  const told = readingAfter(state, { startedAt: NOW, kind: 'incremental', nothing: true, toldDeleted: true });
  expect(told.toldDeleted).toBe(true);
  expect(readingAfter(told, { startedAt: NOW, kind: 'incremental', nothing: true }).toldDeleted).toBe(true);
  expect(readingAfter(told, { startedAt: NOW, kind: 'full', nothing: true })).not.toHaveProperty('toldDeleted');
});
