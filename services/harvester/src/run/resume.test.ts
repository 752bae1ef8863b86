import { expect, test } from '@jest/globals';
import type { Checkpoint, Checkpoints } from '@moisson/domain';
import { aSource } from '@moisson/testkit';
import { aClaim, aRun, NOW } from '../testing/a-run.ts';
import { CheckpointWriter, readingOf, resumable } from './resume.ts';
import { RunBook } from './run-book.ts';

const checkpoint = (startedAt: string): Checkpoint => ({
  ...{ cursor: '500', startedAt, reading: 'r', knownAtStart: 0 },
  ...{ book: new RunBook().state, keys: new Uint8Array() },
});

test.each([
  ['of the same reading, begun an hour ago', '2026-11-27T11:00:00.000Z', 'r', true],
  ['of another reading', '2026-11-27T11:00:00.000Z', 'other', false],
  ['begun 31 days ago', '2026-10-27T12:00:00.000Z', 'r', true],
  ['begun longer ago', '2026-10-27T11:59:59.999Z', 'r', false],
  ['begun by a clock that was set back since', '2026-11-27T12:00:00.001Z', 'r', false],
])('a run goes on from a checkpoint %s: %s, %s, %s', (_name, startedAt, reading, goesOn) => {
  const found = checkpoint(startedAt);
  expect(resumable(found, aClaim(), reading)).toBe(goesOn ? found : undefined);
});

test('a reading is another one under another address, mapping, or once its source is retired', () => {
  const readings = [
    readingOf(aSource(), 1),
    readingOf(aSource({ endpoint: 'http://127.0.0.1:2' }), 1),
    readingOf(aSource({ options: { filter: 'x' } }), 1),
    readingOf(aSource(), 2),
    readingOf(aSource({ state: 'retired' }), 1),
  ];
  expect(new Set(readings).size).toBe(readings.length);
  expect(readingOf(aSource({ name: { fr: 'Autre nom' } }), 1)).toBe(readings[0]);
});

const opened = (isThere = false) => {
  const calls: string[] = [];
  let now = 0;
  const checkpoints: Checkpoints = {
    get: () => Promise.reject(new Error('not asked')),
    put: async (_, { cursor, startedAt }) => void calls.push(`put ${cursor} ${startedAt}`),
    drop: async () => void calls.push('drop'),
  };
  const writer = new CheckpointWriter(checkpoints, isThere, () => now);
  return { writer, calls, pass: (milliseconds: number) => void (now += milliseconds) };
};

test('a checkpoint is stored ten seconds after the one before, or after the beginning', async () => {
  const { writer, calls, pass } = opened();
  const run = aRun();
  pass(9999);
  await writer.reached(run, '100');
  expect([calls, writer.hasAdvanced]).toEqual([[], false]);
  pass(1);
  await writer.reached(run, '200');
  await writer.reached(run, '300');
  pass(10_000);
  await writer.reached(run, '400');
  expect([calls, writer.hasAdvanced]).toEqual([[`put 200 ${NOW}`, `put 400 ${NOW}`], true]);
});

test('none is stored without a cursor, with one that is too long, or while a record waits for the end of the list', async () => {
  const { writer, calls, pass } = opened();
  pass(60_000);
  await writer.reached(aRun(), undefined);
  await writer.reached(aRun(), 'x'.repeat(10_001));
  const waiting = aRun();
  waiting.unsettled.add({ slice: new Uint8Array(1), hash: 'h', published: 'a' as never }, []);
  await writer.reached(waiting, '100');
  expect([calls, writer.hasAdvanced]).toEqual([[], false]);
});

test('a run that is over drops the checkpoint once, and asks nothing of the store where there is none', async () => {
  const { writer, calls } = opened(true);
  await writer.finished(aRun());
  await writer.finished(aRun());
  expect(calls).toEqual(['drop']);
  const none = opened();
  await none.writer.finished(aRun());
  expect(none.calls).toEqual([]);
  none.pass(10_000);
  await none.writer.reached(aRun(), '1');
  await none.writer.finished(aRun());
  expect(none.calls).toEqual([`put 1 ${NOW}`, 'drop']);
});
