import { MAX_DATA_BYTES, MAX_EVENT_BYTES } from '@moisson/contracts';
import type { LogMessage, NewMessage } from '@moisson/domain';
import { bad, decodeEvent, type Decoded } from './cloud-event-codec.ts';

/** Where the data of a record's event is (CloudEvents extension "dataref"): with the event's key, in the store's event bodies. */
const REFERENCE = /^\/event-bodies\/(\d{1,15})$/;

/** Whether the data is too large for the log. */
export const isTooLargeForLog = ({ value }: NewMessage): boolean => value.byteLength > MAX_EVENT_BYTES;

/** The same event, its data elsewhere. Empty, not absent: in a compacted topic a message without a value deletes its key. */
export const withoutData = (message: NewMessage, dataref: string): NewMessage => ({
  ...message,
  value: new Uint8Array(),
  headers: { ...message.headers, ce_dataref: dataref },
});

/** The reference of the event of this run. */
export const bodyReference = (run: number): string => `/event-bodies/${run}`;

/** Whether the data of the event is elsewhere. */
export const isReference = ({ headers }: Pick<LogMessage, 'headers'>): boolean => headers.ce_dataref !== undefined;

/** The run that the data of the event is of; nothing where the reference is none of ours. */
export const referencedRun = ({ headers }: Pick<LogMessage, 'headers'>): number | undefined => {
  const run = REFERENCE.exec(headers.ce_dataref ?? '')?.[1];
  return run === undefined ? undefined : Number(run);
};

/** Decodes an event by its reference, with the data that it refers to. */
export const decodeReferenced = (message: LogMessage, data: Uint8Array): Decoded =>
  referencedRun(message) === undefined
    ? bad('event.unreadable', `unknown reference ${message.headers.ce_dataref}`)
    : decodeEvent({ ...message, value: data }, MAX_DATA_BYTES);
