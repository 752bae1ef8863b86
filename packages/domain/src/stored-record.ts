import type { LangText, RecordRemoval, SourceRecord } from '@moisson/contracts';
import { recordId } from '@moisson/contracts';

/** The newest that is known of one source record. A removed one stays, as removed, with its run number. */
export type StoredRecord =
  ({ readonly state: 'live' } & SourceRecord) | ({ readonly state: 'removed' } & RecordRemoval);

export type LiveRecord = Extract<StoredRecord, { state: 'live' }>;

export const idOf = (record: Pick<StoredRecord, 'sourceId' | 'recordKey'>): string =>
  recordId(record.sourceId, record.recordKey);

/** The links under which a record can be found: its own, its successor's, and those that it declares. */
export const linksOf = (record: StoredRecord): readonly string[] => {
  const own = `record:${idOf(record)}`;
  const successor =
    record.state === 'removed' && record.successor !== undefined
      ? [`record:${recordId(record.sourceId, record.successor)}`]
      : [];
  return [own, ...successor, ...record.links];
};

export const titleOf = (title: LangText): string => title.fr ?? title.en ?? '';
