import { expect, test } from '@jest/globals';
import { RecordKey } from '@moisson/contracts';
import { rawHash } from '@moisson/domain';
import type { RunContext } from '../run/run-context.ts';
import { anEntry, aRun } from '../testing/a-run.ts';
import { bytesOf, identitiesOf, type ToyRecord } from '../testing/toy-connector.ts';
import { settleRecords } from './settle-records.ts';

const putAside = ({ unsettled }: RunContext, ...records: readonly ToyRecord[]): void => {
  for (const record of records) {
    const slice = bytesOf(record);
    unsettled.add({ slice, hash: rawHash(slice), published: RecordKey.parse(record.key) }, identitiesOf(record));
  }
};
const codes = ({ book }: RunContext): string[] => book.problems.map(({ code }) => code);

test('nothing is read or written where no record was put aside', async () => {
  const run = aRun();
  await settleRecords({ ...run, store: undefined as never }, true);
  expect([run.sink.published, run.book.counts.seen]).toEqual([[], 0]);
});

test('two datasets under one identifier are two records, and the one that has the key keeps it', async () => {
  const [ours, other] = [
    { key: 'a', title: 'Arbres', service: 'https://a.ca/arbres' },
    { key: 'a', title: 'Bornes', service: 'https://a.ca/bornes' },
  ] as const;
  const run = aRun({ entries: [anEntry(ours)] });
  putAside(run, other, ours);
  await settleRecords(run, true);
  const [published, ...more] = run.sink.published;
  expect([published!.kind, published!.recordKey, more]).toEqual([
    'created',
    expect.stringMatching(/^a#service:[0-9a-f]{16}$/),
    [],
  ]);
  expect(run.sink.committed.map(({ recordKey }) => recordKey)).toEqual(['a']);
  expect(codes(run)).toEqual(['record.identifier-shared']);
  expect(run.book.balance()).toBe(true);
  expect(run.unsettled.size).toBe(0);
});

test('a record that says what another one of the run said is a duplicate', async () => {
  const run = aRun();
  putAside(run, { key: 'a', title: 'Arbres' }, { key: 'a', title: 'Arbres' });
  await settleRecords(run, true);
  expect(run.sink.published.map(({ recordKey }) => recordKey)).toEqual(['a']);
  expect(run.book.counts).toMatchObject({ seen: 2, created: 1, duplicate: 1 });
});

const layers = [
  { key: 'layer-0', title: 'Arbres', text: 'Les arbres' },
  { key: 'layer-1', title: 'Bornes', text: 'Les bornes' },
];
/** The service has numbered its layers anew: each key has the other one's dataset. */
const swapped = [
  { key: 'layer-1', title: 'Arbres', text: 'Les arbres' },
  { key: 'layer-0', title: 'Bornes', text: 'Les bornes' },
];

test('datasets that exchanged their keys are followed to other keys once the whole list is read', async () => {
  const run = aRun({ entries: layers.map((one) => anEntry(one, { links: [`name:${one.key}`] })) });
  putAside(run, ...swapped);
  await settleRecords(run, true);
  const created = run.sink.published.filter(({ kind }) => kind === 'created');
  const removed = run.sink.published.filter(({ kind }) => kind === 'removed');
  expect(created.map(({ entry }) => entry!.label).sort()).toEqual(['Arbres', 'Bornes']);
  for (const { entry } of removed) {
    const successor = created.find(({ recordKey }) => recordKey === entry!.successor);
    expect(successor?.entry?.label).toBe(entry!.label);
    // Its links lead to whatever has its key now.
    expect(entry!.links).toEqual([]);
  }
  expect(removed.map(({ recordKey }) => recordKey).sort()).toEqual(['layer-0', 'layer-1']);
  expect(codes(run)).toContain('record.key-permuted');
  // No missing record may be found in them: they are found already.
  expect(run.book.created).toEqual([]);
});

test('of a list that was not read to its end nothing is followed, and what has the key stays', async () => {
  const run = aRun({ entries: layers.map((one) => anEntry(one)) });
  putAside(run, ...swapped);
  await settleRecords(run, false);
  expect([run.sink.published, run.sink.committed]).toEqual([[], []]);
  expect(run.book.counts).toMatchObject({ seen: 2, unchanged: 2 });
  expect(run.book.matched).toBe(2);
  expect(codes(run)).toEqual(['record.key-undecided']);
});
