import { defined } from '@moisson/kernel';
import { describe, expect, test } from '@jest/globals';
import { RecordKey, RemovalPolicy } from '@moisson/contracts';
import fc from 'fast-check';
import { planRemovals, type Answers, type MissingRecords, type RemovalPlan } from './plan-removals.ts';
import type { RecordAnswer } from '../ports/connector.ts';
import type { Absence, SnapshotEntry } from './snapshot.ts';

const policy = RemovalPolicy.parse({});
const START = Date.parse('2026-01-01T00:00:00.000Z');
const day = (days: number): string => new Date(START + days * 24 * 3_600_000).toISOString();

const entry = (key: string, absence?: Absence): SnapshotEntry => ({
  recordKey: RecordKey.parse(key),
  run: 1,
  rawHash: '',
  contentHash: '',
  bytes: 0,
  mappingVersion: 1,
  firstSeenAt: day(-100),
  label: key,
  links: [],
  identities: [],
  state: 'live',
  ...defined({ absence }),
});

const missing = (entries: readonly SnapshotEntry[], more: Partial<MissingRecords> = {}): MissingRecords => ({
  entries,
  underHold: new Set(entries.filter(({ absence }) => absence?.held === true)),
  known: 100,
  created: 0,
  seen: 90,
  baselineChanged: false,
  policy,
  now: day(0),
  ...more,
});
const say = (entries: readonly SnapshotEntry[], answer: RecordAnswer | 'pending'): Answers =>
  new Map(entries.map(({ recordKey }) => [recordKey, answer]));
const keys = (entries: RemovalPlan['leaving']): string[] => entries.map(({ recordKey }) => recordKey);

/** Plans complete runs one day apart, none of which lists the records; returns the day of their removal. */
const leftOn = (
  count: number,
  answerOn: (day: number) => RecordAnswer | 'pending' | undefined,
  more: Partial<MissingRecords> = {},
): number | undefined => {
  let entries: SnapshotEntry[] = Array.from({ length: count }, (_, at) => entry(`r${at}`));
  for (let at = 0; at < 100; at += 1) {
    const answer = answerOn(at);
    const plan = planRemovals(
      missing(entries, { ...more, now: day(at) }),
      answer === undefined ? new Map() : say(entries, answer),
    );
    if (plan.leaving.length > 0) {
      expect(plan.leaving).toHaveLength(count);
      return at;
    }
    entries = [...plan.waiting];
  }
  return undefined;
};

describe('planning the removal of missing records', () => {
  const WITHIN = 3;
  const ABOVE = 40;
  test.each<readonly [string, number, (at: number) => RecordAnswer | 'pending' | undefined, number | undefined]>([
    ['within the brake, no such question: after the grace', WITHIN, () => undefined, 3],
    ['within the brake, gone: after the grace', WITHIN, () => 'gone', 3],
    ['within the brake, never asked: not yet', WITHIN, () => 'pending', undefined],
    ['within the brake, asked on the tenth day', WITHIN, (at) => (at < 10 ? 'pending' : 'gone'), 10],
    ['within the brake, nothing that proves anything: after the patience', WITHIN, () => 'unknown', 30],
    ['within the brake, here for ever: never', WITHIN, () => 'here', undefined],
    ['within the brake, here until the 20th day: a grace later', WITHIN, (at) => (at < 20 ? 'here' : 'gone'), 23],
    ['above the brake, no such question: never by itself', ABOVE, () => undefined, undefined],
    ['above the brake, nothing that proves anything: never by itself', ABOVE, () => 'unknown', undefined],
    ['above the brake, gone: after the patience', ABOVE, () => 'gone', 30],
    [
      'above the brake, here once in between: the patience begins anew',
      ABOVE,
      (at) => (at === 20 ? 'here' : 'gone'),
      51,
    ],
    ['above the brake, silent in between: the evidence stands', ABOVE, (at) => (at % 7 === 0 ? 'gone' : 'unknown'), 35],
  ])('%s', (_, count, answerOn, expected) => {
    expect(leftOn(count, answerOn)).toBe(expected);
  });

  test('without a useful answer, a record waits ten grace periods, or the patience if that is shorter', () => {
    const unknown = (): RecordAnswer => 'unknown';
    expect(leftOn(3, unknown, { policy: { ...policy, graceHours: 24 } })).toBe(10);
    expect(leftOn(3, unknown, { policy: { ...policy, graceHours: 0 } })).toBe(1);
    expect(leftOn(3, unknown, { policy: { ...policy, patienceDays: 4 } })).toBe(4);
  });

  test('after a change of address or filter, or with a patience of 0, no held record is removed without a decision', () => {
    const gone = (): RecordAnswer => 'gone';
    const entries = Array.from({ length: 40 }, (_, at) => entry(`r${at}`));
    const first = planRemovals(missing(entries, { baselineChanged: true }), say(entries, 'gone'));
    expect(first.waiting.every(({ absence }) => absence.reason === 'removal.baseline-changed')).toBe(true);
    expect(planRemovals(missing(first.waiting, { now: day(90) }), say(entries, 'gone')).leaving).toEqual([]);
    expect(leftOn(40, gone, { policy: { ...policy, patienceDays: 0 } })).toBeUndefined();
    expect(leftOn(40, gone, { policy: { ...policy, patienceDays: 7 } })).toBe(7);
  });

  test('a record that its source still serves is neither absent, nor held, nor counted by the brake', () => {
    const entries = Array.from({ length: 40 }, (_, at) => entry(`r${at}`));
    const answers = new Map([...say(entries, 'here'), ...say(entries.slice(0, 2), 'unknown')]);
    const plan = planRemovals(missing(entries), answers);
    expect(plan).toMatchObject({ accused: true, verdict: { kind: 'none' } });
    expect(plan.waiting.filter(({ absence }) => absence.held === true)).toEqual([]);
    expect(plan.waiting.filter(({ absence }) => absence.evidence?.answer === 'here')).toHaveLength(38);
    // Only the list suggests that the two others are missing.
    expect(plan.untouched).toHaveLength(2);
    // The answer is trusted for the grace period, then asked for again; it expires if no answer comes any more.
    const next = (days: number): RemovalPlan =>
      planRemovals(missing(plan.waiting, { now: day(days) }), say(entries, 'pending'));
    expect(next(1).questionable).toEqual([]);
    expect(next(3).questionable).toHaveLength(38);
    expect(next(8).verdict.kind).not.toBe('hold');
    expect(next(9).verdict).toMatchObject({ kind: 'hold' });
  });

  test('an approved removal needs no answer; a held record waits whatever the brake decides later', () => {
    const absence: Absence = { since: day(-1), runs: 1, held: true };
    const [approved, held] = [entry('a', { ...absence, decision: 'approved' }), entry('h', absence)];
    const plan = planRemovals(missing([approved, held], { now: day(90) }), new Map());
    expect(keys(plan.leaving)).toEqual(['a']);
    expect(keys(plan.waiting)).toEqual(['h']);
    const empty = planRemovals(missing([approved], { seen: 0 }), new Map());
    expect(keys(empty.leaving)).toEqual(['a']);
  });

  test('an absence or evidence in the future, written before the clock was set back, removes nothing', () => {
    const future: Absence = { since: day(10), runs: 5, evidence: { answer: 'gone', since: day(10), at: day(10) } };
    const one = entry('r', future);
    const plan = planRemovals(missing([one]), say([one], 'gone'));
    expect(plan.leaving).toEqual([]);
    expect(plan.waiting[0]!.absence).toMatchObject({ since: day(0), evidence: { since: day(0) } });
  });

  test('whatever the answers, every record is removed or kept, and no record that the source serves is removed', () => {
    const answer = fc.constantFrom<RecordAnswer | 'pending' | undefined>(
      'here',
      'gone',
      'unknown',
      'pending',
      undefined,
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.array(answer, { maxLength: 12 }), fc.boolean()), { maxLength: 12 }),
        (records) => {
          let entries: readonly SnapshotEntry[] = records.map(([, held], at) =>
            entry(
              `r${at}`,
              held ? { since: day(-1), runs: 1, held: true, reason: 'removal.share-exceeded' } : undefined,
            ),
          );
          for (let run = 0; run < 12; run += 1) {
            const answers: Answers = new Map(
              records.flatMap(([told], at) => {
                const said = told[run];
                return said === undefined ? [] : [[RecordKey.parse(`r${at}`), said] as const];
              }),
            );
            const plan = planRemovals(missing(entries, { now: day(run * 5) }), answers);
            expect(
              [
                ...keys(plan.leaving),
                ...keys(plan.waiting),
                ...plan.untouched.map(({ recordKey }) => recordKey),
              ].sort(),
            ).toEqual(entries.map(({ recordKey }) => recordKey).sort());
            for (const { recordKey } of plan.leaving) expect(answers.get(recordKey)).not.toBe('here');
            entries = [...plan.waiting, ...plan.untouched];
          }
        },
      ),
    );
  });
});
