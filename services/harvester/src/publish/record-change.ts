import type { RecordKey } from '@moisson/contracts';
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
