import { MAX_DATA_BYTES, MAX_EVENT_BYTES } from '@moisson/contracts';
import type { LogMessage, NewMessage } from '@moisson/domain';
import { bad, decodeEvent, type Decoded } from './cloud-event-codec.ts';

/**
 * Where the data of a record's event is stored (CloudEvents extension "dataref"): in the store's event bodies, under
 * the event's key.
 */
const REFERENCE = /^\/event-bodies\/(\d{1,15})$/;

/** Returns whether the data is too large for the log. */
export const isTooLargeForLog = ({ value }: NewMessage): boolean => value.byteLength > MAX_EVENT_BYTES;

/**
 * Returns the event without its data, which is stored elsewhere. The value is empty and not absent: in a compacted
 * topic, a message without a value deletes its key.
 */
export const withoutData = (message: NewMessage, dataref: string): NewMessage => ({
  ...message,
  value: new Uint8Array(),
  headers: { ...message.headers, ce_dataref: dataref },
});

/** Returns the reference of an event of this run. */
export const bodyReference = (run: number): string => `/event-bodies/${run}`;

/** Returns whether the data of the event is stored elsewhere. */
export const isReference = ({ headers }: Pick<LogMessage, 'headers'>): boolean => headers.ce_dataref !== undefined;

/** Returns the run of the referenced data, or undefined if the reference is not one of ours. */
export const referencedRun = ({ headers }: Pick<LogMessage, 'headers'>): number | undefined => {
  const run = REFERENCE.exec(headers.ce_dataref ?? '')?.[1];
  return run === undefined ? undefined : Number(run);
};

/** Decodes an event with the data that it refers to. */
export const decodeReferenced = (message: LogMessage, data: Uint8Array): Decoded =>
  referencedRun(message) === undefined
    ? bad('event.unreadable', `unknown reference ${message.headers.ce_dataref}`)
    : decodeEvent({ ...message, value: data }, MAX_DATA_BYTES);
