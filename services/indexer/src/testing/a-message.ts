import { encodeEvent } from '@moisson/changelog';
import { topics } from '@moisson/contracts';
import { idOf, type LogMessage, type StoredRecord } from '@moisson/domain';

/** The message that brings a version of a record. */
export const aMessage = (record: StoredRecord, offset = 0): LogMessage => {
  const { state, ...data } = record;
  const key = idOf(record);
  const { value, headers } = encodeEvent(key, {
    ...{ id: `${key}@${record.run}`, source: `/sources/${record.sourceId}`, subject: record.recordKey },
    ...{ time: '2026-11-24T12:00:00.000Z', data },
    type: state === 'live' ? 'org.moisson.record.upserted.v1' : 'org.moisson.record.removed.v1',
  });
  return { topic: topics.records, partition: 0, offset: String(offset), key, value, headers, publishedAt: 0 };
};
