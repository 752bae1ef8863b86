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

/** Links that a record is remembered to have left; the oldest are forgotten. */
const MAX_FORMER_LINKS = 64;

/**
 * The links that earlier versions of a record held and this one does not, newest first. They are kept, not told once: whoever shares
 * one may be joined now, and must be found again where the work on this version broke off.
 */
export const formerLinksOf = (
  record: StoredRecord,
  before: { readonly links: readonly string[]; readonly formerLinks: readonly string[] },
): readonly string[] => {
  const held = new Set(linksOf(record));
  const former = new Set([...before.links, ...before.formerLinks]);
  return [...former].filter((link) => !held.has(link)).slice(0, MAX_FORMER_LINKS);
};

export const titleOf = (title: LangText): string => title.fr ?? title.en ?? '';
