import { expect, test } from '@jest/globals';
import { datasetIdOf, type DatasetHead, type LogMessage } from '@moisson/domain';
import { aRecord } from '@moisson/testkit';
import { aMessage } from '../testing/a-message.ts';
import { MemoryDatasets } from '@moisson/testkit/memory-catalogue';
import { unsettled } from './settled-events.ts';

const record = aRecord();
const message = aMessage(record);
const fingerprintOf = async (one: LogMessage): Promise<string> =>
  (await unsettled(new MemoryDatasets(), [one])).fresh[0]!.fingerprint;

/** Datasets of which this record's stands, merged from an event with this fingerprint. */
const datasetsWith = (settled: string, changes: Partial<DatasetHead> = {}): MemoryDatasets => {
  const datasets = new MemoryDatasets();
  const id = datasetIdOf(record);
  datasets.stored.set(id, {
    id,
    revision: 3,
    publishedRevision: 3,
    hash: 'h',
    leads: { records: [] },
    settled,
    ...changes,
  });
  return datasets;
};

test('an event whose very bytes stand in a published dataset is passed over', async () => {
  const datasets = datasetsWith(await fingerprintOf(message));
  const { fresh, heads } = await unsettled(datasets, [message, message]);
  expect([fresh, [...heads.keys()]]).toEqual([[], [datasetIdOf(record)]]);
  expect(datasets.calls).toEqual(['heads']);
});

test('an event whose dataset still owes its own event is worked through again', async () => {
  const datasets = datasetsWith(await fingerprintOf(message), { publishedRevision: 2 });
  expect((await unsettled(datasets, [message])).fresh).toHaveLength(1);
});

test('other data, another type and another version are other events; trace headers make none', async () => {
  const same = { ...message, offset: '9', headers: { ...message.headers, traceparent: '00-1-2-01' } };
  expect(await fingerprintOf(same)).toBe(await fingerprintOf(message));
  const others = [
    aMessage(aRecord({ run: 2 })),
    { ...message, value: Buffer.from('{}') },
    { ...message, headers: { ...message.headers, ce_type: 'org.moisson.record.removed.v1' } },
    { ...message, key: 'laval/r2' },
  ];
  const prints = await Promise.all([message, ...others].map(fingerprintOf));
  expect(new Set(prints).size).toBe(prints.length);
});

test('a message without a key is of no dataset, and is worked through', async () => {
  const { key: _, ...rest } = message;
  const keyless: LogMessage = { ...rest, key: undefined };
  const { fresh, heads } = await unsettled(new MemoryDatasets(), [keyless]);
  expect([fresh.length, heads.size]).toEqual([1, 0]);
});
