import { expect, test } from '@jest/globals';
import { bodyReference, withoutData } from '@moisson/changelog';
import { topics } from '@moisson/contracts';
import { OutageError } from '@moisson/kernel';
import {
  idOf,
  type ChangeLog,
  type EventBody,
  type LogMessage,
  type NewMessage,
  type StoredRecord,
} from '@moisson/domain';
import { aRecord, ManualClock } from '@moisson/testkit';
import { linkedRecord } from '@moisson/testkit/linked-records';
import type { BatchCounts } from '../events.ts';
import type { IndexerParts } from '../merge/index-records.ts';
import { aMessage } from '../testing/a-message.ts';
import { MemoryDatasets, MemoryRecords } from '@moisson/testkit/memory-catalogue';
import { indexBatch } from './index-batch.ts';

/** An indexer on a catalogue in memory. `fault`: what writing these records throws. */
const anIndexer = (fault: (records: readonly StoredRecord[]) => Error | undefined = () => undefined) => {
  const [records, datasets] = [new MemoryRecords(), new MemoryDatasets()];
  const bodies = new Map<string, EventBody>();
  const published: { topic: string; messages: readonly NewMessage[] }[] = [];
  const counted: BatchCounts[] = [];
  const puts: string[] = [];
  const put = records.put.bind(records);
  records.put = async (some) => {
    puts.push(some.map(idOf).join(' '));
    const error = fault(some);
    if (error !== undefined) throw error;
    return put(some);
  };
  const parts: IndexerParts = {
    store: {
      ...{ records, datasetWrites: datasets, datasetReads: undefined as never },
      eventBodies: { put: async () => undefined, drop: async () => undefined, get: async (key) => bodies.get(key) },
    },
    changeLog: {
      publish: async (topic: string, messages: readonly NewMessage[]) => {
        published.push({ topic, messages });
        return [];
      },
    } as unknown as ChangeLog,
    clock: new ManualClock(),
    events: {
      indexed: (_topic, _publishedAt, counts) => void counted.push(counts),
      deadLetter: () => undefined,
      outage: () => undefined,
    },
  };
  const letters = () =>
    published.filter(({ topic }) => topic === topics.deadLetters).flatMap(({ messages }) => messages.map(codeAt));
  return { parts, records, datasets, bodies, published, counted, puts, letters };
};
const codeAt = ({ headers }: NewMessage): string => `${headers.dl_code} at ${headers.dl_offset}`;

/** The same event, its data stored by itself. */
const referring = (message: LogMessage, run: number): LogMessage => ({
  ...message,
  ...withoutData({ ...message, key: message.key!, value: message.value! }, bodyReference(run)),
});

const nothing = { deadLetters: 0, known: 0, superseded: 0 };

test('of several versions of a record in one batch the newest is indexed', async () => {
  const { parts, records, puts, counted } = anIndexer();
  await indexBatch(
    parts,
    [3, 1, 2].map((run) => aMessage(aRecord({ run }))),
  );
  expect([puts, records.stored.get('laval/r1')!.run]).toEqual([['laval/r1'], 3]);
  expect(counted).toEqual([nothing]);
});

test('a batch that comes again is known, and costs one look', async () => {
  const { parts, datasets, puts, counted } = anIndexer();
  const batch = [aMessage(aRecord()), aMessage(aRecord({ recordKey: 'r2' }))];
  await indexBatch(parts, batch);
  datasets.calls.splice(0);
  await indexBatch(parts, batch);
  expect([puts.length, datasets.calls]).toEqual([1, ['heads']]);
  expect(counted).toEqual([nothing, { ...nothing, known: 2 }]);
});

test('what cannot be used becomes a dead letter, once all others are indexed', async () => {
  const { parts, published, letters, counted } = anIndexer();
  const good = aMessage(aRecord(), 0);
  const other = aMessage(aRecord({ recordKey: 'r2' }), 2);
  const bad: LogMessage[] = [
    { ...good, key: 'laval/a', value: Buffer.from('{'), offset: '1' },
    { ...other, key: 'laval/b' },
    { ...other, key: 'run', headers: { ...other.headers, ce_type: 'org.moisson.unknown.v1' }, offset: '3' },
  ];
  await indexBatch(parts, [...bad, good]);
  expect(letters()).toEqual(['event.unreadable at 1', 'event.invalid at 2', 'event.unknown-type at 3']);
  expect(published.map(({ topic }) => topic)).toEqual([topics.datasets, topics.deadLetters]);
  expect(counted).toEqual([{ ...nothing, deadLetters: 3 }]);
});

test('a record that a fault of ours breaks is a dead letter alone', async () => {
  const { parts, records, letters } = anIndexer((some) =>
    some.some(({ recordKey }) => recordKey === 'r2') ? new TypeError('ours') : undefined,
  );
  await indexBatch(
    parts,
    ['r1', 'r2', 'r3'].map((recordKey, at) => aMessage(aRecord({ recordKey }), at)),
  );
  expect([[...records.stored.keys()], letters()]).toEqual([['laval/r1', 'laval/r3'], ['event.unprocessable at 1']]);
});

test('an outage is thrown, and nothing becomes a dead letter', async () => {
  const { parts, letters, counted } = anIndexer(() => new OutageError('the store', new Error('gone')));
  const bad = { ...aMessage(aRecord({ recordKey: 'r2' })), value: Buffer.from('{') };
  await expect(indexBatch(parts, [bad, aMessage(aRecord())])).rejects.toBeInstanceOf(OutageError);
  expect([letters(), counted]).toEqual([[], []]);
});

test('an event that refers to its data is indexed by itself, with the data of its run', async () => {
  const { parts, bodies, puts, counted } = anIndexer();
  const large = aMessage(aRecord({ recordKey: 'large', run: 5 }));
  bodies.set('laval/large', { key: 'laval/large', run: 5, data: large.value! });
  const reference = referring(large, 5);
  await indexBatch(parts, [aMessage(aRecord()), reference, aMessage(aRecord({ recordKey: 'r2' }))]);
  expect(puts).toEqual(['laval/r1', 'laval/large', 'laval/r2']);
  expect(counted).toEqual([nothing]);
});

test('heads that were read before an earlier part of the batch was written are read again', async () => {
  const { parts, datasets, bodies } = anIndexer();
  const founder = (run: number): StoredRecord => ({
    ...linkedRecord('a/1', ['page:p'], { firstSeenAt: '2025-01-01T00:00:00.000Z' }),
    run,
  });
  await indexBatch(parts, [aMessage(founder(1))]);
  const large = aMessage(founder(2));
  bodies.set('a/1', { key: 'a/1', run: 2, data: large.value! });
  // The first part writes the dataset of the second one's record.
  await indexBatch(parts, [aMessage(linkedRecord('b/1', ['page:p'])), referring(large, 2)]);
  expect([datasets.written.length, datasets.refused]).toEqual([4, []]);
});

test('an event whose data was deleted for a newer version is superseded, and is no dead letter', async () => {
  const { parts, bodies, puts, letters, counted } = anIndexer();
  const large = aMessage(aRecord({ run: 5 }));
  const reference = referring(large, 5);
  await indexBatch(parts, [reference]);
  bodies.set('laval/r1', { key: 'laval/r1', run: 6, data: large.value! });
  await indexBatch(parts, [reference]);
  expect([puts, letters(), counted]).toEqual([
    [],
    [],
    [
      { ...nothing, superseded: 1 },
      { ...nothing, superseded: 1 },
    ],
  ]);
});
