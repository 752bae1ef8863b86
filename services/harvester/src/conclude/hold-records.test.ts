import { expect, test } from '@jest/globals';
import { RemovalHold } from '@moisson/contracts';
import type { AbsentEntry } from '@moisson/domain';
import { anEntry, aRun, NOW } from '../testing/a-run.ts';
import { holdRecords } from './hold-records.ts';

const waiting = (count: number): AbsentEntry[] =>
  Array.from({ length: count }, (_, at) => ({
    ...anEntry({ key: `k${at}`, title: `Titre ${at}` }),
    absence: { since: NOW, runs: 1, held: true },
  }));
const pending = RemovalHold.parse({
  ...{ id: 'laval:1', sourceId: 'laval', run: 1, createdAt: '2026-11-20T12:00:00.000Z', state: 'pending' },
  ...{ reason: 'removal.share-exceeded', records: 9, known: 20, examples: [] },
});
const held = { kind: 'hold', reason: 'removal.empty-answer' } as const;

test('where no record waits and nothing is pending, nothing is stored', async () => {
  const run = aRun();
  await holdRecords(run, { kind: 'none' }, [], 0);
  expect([run.sink.holds, run.book.problemsTotal, run.book.counts.held]).toEqual([[], 0, 0]);
});

test('a pending hold is withdrawn once none of its records waits', async () => {
  const run = aRun({ pending });
  await holdRecords(run, { kind: 'none' }, [], 0);
  expect(run.sink.holds).toEqual([{ ...pending, state: 'withdrawn', decidedAt: NOW }]);
  expect(run.book.counts.held).toBe(0);
});

test('records that this run holds make a hold of this run, with its reason', async () => {
  const run = aRun({ entries: waiting(12).map(({ absence: _, ...entry }) => entry) });
  await holdRecords(run, held, waiting(12), 3);
  expect(run.sink.holds).toMatchObject([
    { id: 'laval:2', run: 2, createdAt: NOW, reason: 'removal.empty-answer', records: 12, known: 12, state: 'pending' },
  ]);
  expect(run.sink.holds[0]!.examples).toHaveLength(10);
  expect(run.book.counts.held).toBe(12);
  expect(run.book.problems.map(({ code }) => code)).toEqual(['removal.empty-answer']);
});

test('an undecided hold keeps its identity, its date and its reason where this run holds nothing new', async () => {
  const run = aRun({ pending });
  await holdRecords(run, { kind: 'grace' }, waiting(2), 0);
  expect(run.sink.holds).toMatchObject([
    { id: 'laval:1', run: 2, createdAt: pending.createdAt, reason: 'removal.share-exceeded', records: 2 },
  ]);
  expect(run.book.problems.map(({ code }) => code)).toEqual(['removal.undecided']);
});

test('a run that holds more takes the pending hold over: its identity stays, its reason is the new one', async () => {
  const run = aRun({ pending });
  await holdRecords(run, held, waiting(2), 0);
  expect(run.sink.holds).toMatchObject([{ id: 'laval:1', reason: 'removal.empty-answer' }]);
});
