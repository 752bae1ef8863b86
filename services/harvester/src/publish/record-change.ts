import { encodeEvent } from '@moisson/changelog';
import { recordId, type EventType, type RecordKey, type RecordRemoval, type SourceRecord } from '@moisson/contracts';
import type { NewMessage, Payload, SnapshotEntry } from '@moisson/domain';

/** A change of a record, its event encoded already, so that the mapped record need not stay in memory. */
export interface RecordChange {
  readonly recordKey: RecordKey;
  readonly kind: 'created' | 'updated' | 'removed';
  readonly message: NewMessage;
  readonly entry?: SnapshotEntry;
  readonly payload?: Payload;
  /** For a removal that can be undone: the record's payload is kept. */
  readonly keepsPayload?: boolean;
}

/** A change that publishes a record. */
export type PublishedRecord = RecordChange & Required<Pick<RecordChange, 'entry' | 'payload'>>;

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
