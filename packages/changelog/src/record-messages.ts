import { recordId, type EventType, type RecordRemoval, type SourceRecord } from '@moisson/contracts';
import type { NewMessage } from '@moisson/domain';
import { encodeEvent } from './cloud-event-codec.ts';

/** Returns the event of a record that was created or changed. */
export const upsertedMessage = (record: SourceRecord): NewMessage =>
  recordMessage('org.moisson.record.upserted.v1', record, record.changedAt);

/** Returns the event of a record that was removed. */
export const removedMessage = (removal: RecordRemoval): NewMessage =>
  recordMessage('org.moisson.record.removed.v1', removal, removal.removedAt);

const recordMessage = (type: EventType, data: SourceRecord | RecordRemoval, time: string): NewMessage => {
  const key = recordId(data.sourceId, data.recordKey);
  return encodeEvent(key, {
    id: `${key}@${data.run}`,
    source: `/sources/${data.sourceId}`,
    type,
    subject: data.recordKey,
    time,
    data,
  });
};
