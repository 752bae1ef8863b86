import type { StoredRecord } from '@moisson/domain';
import type { KnownEvent } from './cloud-event-codec.ts';

/** Returns the record version of an event; undefined for events of other kinds. */
export const storedRecordOf = (event: KnownEvent): StoredRecord | undefined => {
  if (event.type === 'org.moisson.record.upserted.v1') return { state: 'live', ...event.data };
  if (event.type === 'org.moisson.record.removed.v1') return { state: 'removed', ...event.data };
  return undefined;
};
