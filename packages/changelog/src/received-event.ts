import { statementKey, type MergeStatement } from '@moisson/contracts';
import type { ProblemCode } from '@moisson/kernel';
import { idOf, type EventBodies, type LogMessage, type StoredRecord } from '@moisson/domain';
import { decodeEvent, type Decoded, type KnownEvent } from './cloud-event-codec.ts';
import { decodeReferenced, isReference, referencedRun } from './event-reference.ts';

/** What an event for the indexer brings: a version of a record, or an operator's statement; or the reason why it cannot be used. */
export type Received =
  | { readonly ok: true; readonly record: StoredRecord }
  | { readonly ok: true; readonly statement: MergeStatement }
  | { readonly ok: false; readonly code: ProblemCode; readonly detail: string };

/**
 * Reads an event for the indexer. Undefined if the data that the event refers to was deleted, which happens once a newer version of the
 * record is in the log. Throws `OutageError`.
 */
export const receivedEvent = async (bodies: EventBodies, message: LogMessage): Promise<Received | undefined> => {
  const decoded = await decodeMessage(bodies, message);
  if (decoded === undefined || !decoded.ok) return decoded;
  const { event } = decoded;
  const received = contentOf(event);
  if (received === undefined) return { ok: false, code: 'event.unknown-type', detail: event.type };
  // The log keeps order and compacts by key: under another record's key an event could be lost, or overtake a newer one.
  const key = 'record' in received ? idOf(received.record) : statementKey(received.statement);
  return message.key === key ? received : { ok: false, code: 'event.invalid', detail: `the key is not ${key}` };
};

const decodeMessage = async (bodies: EventBodies, message: LogMessage): Promise<Decoded | undefined> => {
  if (!isReference(message)) return decodeEvent(message);
  const run = referencedRun(message);
  const body = message.key === undefined || run === undefined ? undefined : await bodies.get(message.key);
  if (run !== undefined && body?.run !== run) return undefined;
  return decodeReferenced(message, body?.data ?? new Uint8Array());
};

/** Returns undefined for events of other kinds. */
const contentOf = ({ type, data }: KnownEvent): Exclude<Received, { ok: false }> | undefined => {
  if (type === 'org.moisson.record.upserted.v1') return { ok: true, record: { state: 'live', ...data } };
  if (type === 'org.moisson.record.removed.v1') return { ok: true, record: { state: 'removed', ...data } };
  if (type === 'org.moisson.merge.stated.v1') return { ok: true, statement: data };
  return undefined;
};
