import { expect, test } from '@jest/globals';
import { RecordKey } from '@moisson/contracts';
import type { StoredRecord } from '@moisson/domain';
import { aRecord } from '@moisson/testkit';
import { removedMessage, upsertedMessage } from '@moisson/changelog';
import type { RecordChange } from '../publish/record-change.ts';
import { ChangeReport } from './change-report.ts';

const live = (kind: 'created' | 'updated', key: string): RecordChange => {
  const recordKey = RecordKey.parse(key);
  return { recordKey, kind, message: upsertedMessage(aRecord({ recordKey })) };
};
const removed = (key: string): RecordChange => {
  const { sourceId, run, links, firstSeenAt, authority } = aRecord();
  const recordKey = RecordKey.parse(key);
  const removal = { sourceId, recordKey, run, links, firstSeenAt, authority, label: `Titre ${key}` };
  const message = removedMessage({ ...removal, reason: 'absent', removedAt: firstSeenAt });
  return { recordKey, kind: 'removed', message };
};
const aReport = () => {
  const kept: StoredRecord[] = [];
  const report = new ChangeReport({ samples: 10, keep: async ({ records }) => void kept.push(...records) });
  return { report, kept };
};

test('a report counts every change, names the first ones of each kind, and keeps the records as the indexer gets them', async () => {
  const { report, kept } = aReport();
  await report.publish(Array.from({ length: 12 }, (_, at) => live('created', `new${at}`)));
  await report.publish([removed('old')]);
  expect(report.counts).toEqual({ created: 12, updated: 0, removed: 1 });
  expect(report.changes).toHaveLength(11);
  expect(report.changes.at(-1)).toEqual({ recordKey: 'old', kind: 'removed', label: 'Titre old' });
  expect(kept).toHaveLength(13);
  expect(kept[0]).toMatchObject({ state: 'live', recordKey: 'new0' });
});

test('the preview has ten records, and the share of those without a warning', async () => {
  const { report } = aReport();
  await report.publish(Array.from({ length: 12 }, (_, at) => live('created', `new${at}`)));
  const faulty = aRecord({ findings: [{ code: 'field.license-missing', severity: 'warning', seen: 'x' }] });
  await report.publish([{ recordKey: faulty.recordKey, kind: 'updated', message: upsertedMessage(faulty) }]);
  const { preview } = report;
  expect(preview.records).toHaveLength(10);
  expect(preview.quality).toBeCloseTo(12 / 13);
  expect(preview.findings).toEqual([{ code: 'field.license-missing', severity: 'warning', records: 1, seen: ['x'] }]);
});
