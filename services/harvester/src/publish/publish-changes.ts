import { bodyReference, encodeEvent, isTooLargeForLog, withoutData } from '@moisson/changelog';
import {
  recordId,
  topics,
  type EventType,
  type RecordKey,
  type RecordRemoval,
  type SourceRecord,
} from '@moisson/contracts';
import type { EventBody, NewMessage, Payload, SnapshotEntry } from '@moisson/domain';
import type { PollContext } from '../run/poll-context.ts';

/** Record events of one run beyond this many travel on the bulk topic, so that they delay nobody else's. */
const LIVE_EVENTS_PER_RUN = 1000;

/** A change of a record, its event encoded already: what it was made from need not stay in memory. */
export interface RecordChange {
  readonly recordKey: RecordKey;
  readonly message: NewMessage;
  readonly entry?: SnapshotEntry;
  readonly payload?: Payload;
  /** Of a removal that can be undone: the record's payload stays. */
  readonly keepsPayload?: boolean;
}

export const upsertedMessage = (record: SourceRecord): NewMessage =>
  recordMessage('org.moisson.record.upserted.v1', record, record.changedAt);

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

/**
 * Announce, publish, commit: the order that loses nothing (design.md §2.1). A crash before the commit leaves the keys
 * announced, and the next run publishes them again. What an event refers to is written before the event; what newer events
 * superseded is deleted after them.
 */
export const publishChanges = async (context: PollContext, changes: readonly RecordChange[]): Promise<void> => {
  if (changes.length === 0) return;
  const { store, changeLog, claim, source, book, announced } = context;
  const keys = changes.map(({ recordKey }) => recordKey);
  await store.polls.announce(claim, keys);
  const payloads = changes.map(({ payload }) => payload).filter((payload) => payload !== undefined);
  if (payloads.length > 0) await store.payloads.put(source.id, payloads);
  const removed = changes
    .filter(({ payload, keepsPayload }) => payload === undefined && keepsPayload !== true)
    .map(({ recordKey }) => recordKey);
  if (removed.length > 0) await store.payloads.remove(source.id, removed);
  const bodies = changes.map(({ message }) => message).filter(isTooLargeForLog);
  if (bodies.length > 0)
    await store.eventBodies.put(bodies.map(({ key, value }): EventBody => ({ key, run: claim.run, data: value })));
  const bulk = context.knownAtStart === 0 || book.published + changes.length > LIVE_EVENTS_PER_RUN;
  const positions = await changeLog.publish(
    bulk ? topics.recordsBulk : topics.records,
    changes.map(({ message }) =>
      isTooLargeForLog(message) ? withoutData(message, bodyReference(claim.run)) : message,
    ),
  );
  book.publishedTo(positions, changes.length);
  const entries = changes.map(({ entry }) => entry).filter((entry) => entry !== undefined);
  await Promise.all([
    store.snapshots.put(source.id, entries),
    store.eventBodies.drop(
      changes.map(({ message }) => message.key),
      claim.run,
    ),
  ]);
  await store.polls.settle(claim, keys);
  for (const key of keys) announced.delete(key);
};
