import { expect, test } from '@jest/globals';
import { RecordKey } from '@moisson/contracts';
import { anEntry } from '../testing/a-run.ts';
import { ChangeReport } from './change-report.ts';
import type { RecordChange } from './record-change.ts';

const change = (kind: RecordChange['kind'], key: string, title?: string): RecordChange => ({
  ...{ recordKey: RecordKey.parse(key), kind, message: { key, value: new Uint8Array(), headers: {} } },
  ...(title === undefined ? {} : { entry: anEntry({ key, title }) }),
});

test('a report counts every change and names the first ten of each kind', async () => {
  const report = new ChangeReport();
  await report.publish(Array.from({ length: 12 }, (_, at) => change('created', `new${at}`, `Titre ${at}`)));
  await report.publish([change('removed', 'old')]);
  expect(report.counts).toEqual({ created: 12, updated: 0, removed: 1 });
  expect(report.changes).toHaveLength(11);
  expect(report.changes[0]).toEqual({ recordKey: 'new0', kind: 'created', label: 'Titre 0' });
});

test('a change without an entry is named by its key', async () => {
  const report = new ChangeReport();
  await report.publish([change('removed', 'old')]);
  expect(report.changes).toEqual([{ recordKey: 'old', kind: 'removed', label: 'old' }]);
});
