import { expect, test } from '@jest/globals';
import { RemovalPolicy } from '@moisson/contracts';
import {
  hasStood,
  hasWaited,
  inOrderOfQuestions,
  isDueAgain,
  isForgotten,
  isMissingForLong,
  isServed,
  withAnswer,
} from './absence-evidence.ts';
import type { Absence, RecordEvidence } from './snapshot.ts';

const NOW = '2026-11-30T12:00:00.000Z';
const before = (hours: number): string => new Date(Date.parse(NOW) - hours * 3_600_000).toISOString();
const absence = (evidence?: Partial<RecordEvidence>): Absence => ({
  ...{ since: before(1000), runs: 3 },
  ...(evidence === undefined ? {} : { evidence: { answer: 'gone', since: NOW, at: NOW, ...evidence } }),
});
const policy = RemovalPolicy.parse({ graceHours: 10, patienceDays: 2 });

test('the same answer again lasts since its first time; another one begins now', () => {
  const gone = withAnswer(absence({ since: before(5) }), 'gone', NOW);
  expect(gone.evidence).toEqual({ answer: 'gone', since: before(5), at: NOW });
  expect(withAnswer(gone, 'here', NOW).evidence).toEqual({ answer: 'here', since: NOW, at: NOW });
});

test('an answer since an instant of the future begins now: a clock was set back', () => {
  expect(withAnswer(absence({ since: before(-5) }), 'gone', NOW).evidence?.since).toBe(NOW);
});

test('an answer that proves nothing leaves the evidence, and is noted as asked for', () => {
  const asked = withAnswer(absence({ since: before(5), at: before(5) }), 'unknown', NOW);
  expect(asked).toEqual({ ...absence({ since: before(5), at: before(5) }), asked: NOW });
});

test('what is here needs no decision any more', () => {
  const held: Absence = { ...absence(), held: true, reason: 'removal.share-exceeded' };
  expect(withAnswer(held, 'gone', NOW)).toMatchObject({ held: true, reason: 'removal.share-exceeded' });
  const here = withAnswer(held, 'here', NOW);
  expect(Object.keys(here)).not.toEqual(expect.arrayContaining(['held']));
  expect([here.reason, isServed({ absence: here })]).toEqual([undefined, true]);
});

test('"here" is believed for a day at least, asked for again after that, and forgotten after three times as long', () => {
  const told = (hours: number) => absence({ answer: 'here', at: before(hours) });
  expect([23, 24, -1].map((hours) => isDueAgain(told(hours), policy, NOW))).toEqual([false, true, true]);
  expect([71, 72, -1].map((hours) => isForgotten(told(hours), policy, NOW))).toEqual([false, true, true]);
  expect([isDueAgain(absence(), policy, NOW), isForgotten(absence(), policy, NOW)]).toEqual([true, true]);
});

test('"gone" has stood once it lasted as long as the source’s patience, if it has any', () => {
  const told = (hours: number) => absence({ since: before(hours) });
  expect([47, 48].map((hours) => hasStood(told(hours), policy, NOW))).toEqual([false, true]);
  expect(hasStood(told(48), { ...policy, patienceDays: 0 }, NOW)).toBe(false);
  expect(hasStood(absence({ answer: 'here', since: before(48) }), policy, NOW)).toBe(false);
});

test('a grace is over after its hours and two complete runs', () => {
  const waited = (hours: number, runs: number) => hasWaited({ since: before(hours), runs }, policy, NOW);
  expect([waited(10, 2), waited(9.9, 2), waited(10, 1)]).toEqual([true, false, false]);
});

test('without an answer a record leaves after ten graces, or the patience where that is shorter, but not before its grace', () => {
  const leaves = (hours: number, given: Partial<RemovalPolicy>) =>
    isMissingForLong({ since: before(hours), runs: 2 }, { ...policy, ...given }, NOW);
  expect([leaves(47, {}), leaves(48, {})]).toEqual([false, true]);
  expect([leaves(99, { patienceDays: 30 }), leaves(100, { patienceDays: 30 })]).toEqual([false, true]);
  expect([leaves(9, { patienceDays: 0 }), leaves(10, { patienceDays: 0 })]).toEqual([false, true]);
});

test('those never asked for come first, then those asked for longest ago, and among equals the longest absent', () => {
  const one = (id: string, since: number, asked?: number) => ({
    id,
    absence: { since: before(since), runs: 1, ...(asked === undefined ? {} : { asked: before(asked) }) },
  });
  const order = inOrderOfQuestions([one('d', 9, 1), one('b', 3), one('c', 9, 5), one('a', 4)]);
  expect(order.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd']);
});
