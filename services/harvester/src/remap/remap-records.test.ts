import { expect, test } from '@jest/globals';
import { RecordKey } from '@moisson/contracts';
import type { SnapshotEntry } from '@moisson/domain';
import { aRun, anEntry } from '../testing/a-run.ts';
import type { ToyRecord } from '../testing/toy-connector.ts';
import { remapRecords } from './remap-records.ts';

const [a, b, c]: ToyRecord[] = [
  { key: 'a', title: 'Arbres' },
  { key: 'b', title: 'Bancs' },
  { key: 'c', title: 'Cours' },
];
const remapped = async (
  entries: readonly SnapshotEntry[],
  payloads: readonly ToyRecord[],
  announced: string[] = [],
) => {
  const run = { ...aRun({ entries, payloads, claim: { announced } }), mappingVersion: 2 };
  const result = await remapRecords(run);
  return { run, result, published: run.sink.published };
};

test('every stored record is mapped again and published once; the books balance, and the source is not asked', async () => {
  const { run, result, published } = await remapped([anEntry(a!), anEntry(b!)], [a!, b!]);
  expect(result).toMatchObject({ complete: true, reading: 'stored' });
  expect(published.map(({ recordKey, kind }) => [recordKey, kind])).toEqual([
    ['a', 'updated'],
    ['b', 'updated'],
  ]);
  expect(published.map(({ entry }) => entry)).toMatchObject([
    { rawHash: anEntry(a!).rawHash, mappingVersion: 2, state: 'live' },
    { rawHash: anEntry(b!).rawHash, mappingVersion: 2, state: 'live' },
  ]);
  expect(run.book.counts).toMatchObject({ seen: 2, updated: 2, removed: 0 });
  expect(run.book.balance()).toBe(true);
});

test('an absence and newer dates stay as they are: nothing was seen of the source', async () => {
  const absence = { since: '2026-11-20T12:00:00.000Z', runs: 3, held: true } as const;
  const claims = { modified: '2026-11-21' };
  const { published } = await remapped([anEntry(a!, { absence, claims })], [a!]);
  expect(published[0]!.entry).toMatchObject({ absence, claims });
});

test('removed records, and those that have this mapping already, are left alone; announced ones are published again', async () => {
  const { run, published } = await remapped(
    [anEntry(a!, { state: 'removed' }), anEntry(b!, { mappingVersion: 2 }), anEntry(c!, { mappingVersion: 2 })],
    [a!, b!, c!],
    ['c'],
  );
  expect(published.map(({ recordKey }) => recordKey)).toEqual(['c']);
  expect(run.book.counts).toMatchObject({ seen: 2, updated: 1, unchanged: 1 });
});

test('a record without its original, and records that share an identifier, keep their mapping until the next reading', async () => {
  const shared = RecordKey.parse(`b#title:${'0'.repeat(16)}`);
  const { run, published } = await remapped([anEntry(a!), anEntry(b!), anEntry(b!, { recordKey: shared })], [b!]);
  expect(published).toEqual([]);
  expect(run.book.counts).toMatchObject({ seen: 3, unchanged: 3 });
  expect(run.book.problems.map(({ code }) => code).sort()).toEqual([
    'record.original-missing',
    'record.remapped-later',
  ]);
});

test('an interruption ends it between two records', async () => {
  const run = { ...aRun({ entries: [anEntry(a!)], payloads: [a!] }), mappingVersion: 2, signal: AbortSignal.abort() };
  expect(await remapRecords(run)).toMatchObject({ complete: false, interrupted: true });
  expect(run.book.balance()).toBe(true);
  expect(run.sink.published).toEqual([]);
});
