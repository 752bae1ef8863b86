import { deadLetterOf, decodeEvent, type KnownEvent } from '@moisson/changelog';
import { cutText, messageOf, topics, type ProblemCode } from '@moisson/contracts';
import { idOf, type LogMessage, type NewMessage, type StoredRecord } from '@moisson/domain';
import { byHalves } from './by-halves.ts';
import { indexRecords, type IndexerParts } from './index-records.ts';
import { unsettled, type Fingerprinted } from './settled-events.ts';

/** An event that was understood, with the message that brought it. */
interface Readable extends Fingerprinted {
  readonly record: StoredRecord;
}

/**
 * Works a batch of record events through; the offset may move after. Those whose outcome stands already are passed over. Events that cannot be used become dead letters, once
 * all others are indexed; an outage is thrown, and the batch comes again.
 */
export const indexBatch = async (parts: IndexerParts, messages: readonly LogMessage[]): Promise<void> => {
  const newest = new Map<string, Readable>();
  const letters: NewMessage[] = [];
  const { fresh, heads } = await unsettled(parts.store.catalogue, messages);
  for (const { message, fingerprint } of fresh) {
    const decoded = decodeEvent(message);
    if (!decoded.ok) {
      letters.push(deadLetter(parts, message, decoded.code, decoded.detail));
      continue;
    }
    const record = recordOf(decoded.event);
    if (record === undefined) letters.push(deadLetter(parts, message, 'event.unknown-type', decoded.event.type));
    // The log keeps order and compacts by key: under another record's key an event could be lost, or overtake a newer one.
    else if (message.key !== idOf(record))
      letters.push(deadLetter(parts, message, 'event.invalid', `the key is not ${idOf(record)}`));
    else keepNewest(newest, { message, fingerprint, record });
  }
  const failed = await byHalves([...newest.values()], (batch, whole) =>
    indexRecords(parts, batch, whole ? heads : undefined),
  );
  for (const { item, error } of failed)
    letters.push(deadLetter(parts, item.message, 'event.unprocessable', messageOf(error)));
  if (letters.length > 0) await parts.changeLog.publish(topics.deadLetters, letters);
  parts.events.indexed(
    messages[0]?.topic ?? '',
    fresh.map(({ message }) => message.publishedAt),
    { deadLetters: letters.length, known: messages.length - fresh.length },
  );
};

/** The version of a record that an event brings; nothing for events of other things. */
const recordOf = (event: KnownEvent): StoredRecord | undefined => {
  if (event.type === 'org.moisson.record.upserted.v1') return { state: 'live', ...event.data };
  if (event.type === 'org.moisson.record.removed.v1') return { state: 'removed', ...event.data };
  return undefined;
};

const keepNewest = (newest: Map<string, Readable>, readable: Readable): void => {
  const id = idOf(readable.record);
  const other = newest.get(id);
  if (other === undefined || other.record.run < readable.record.run) newest.set(id, readable);
};

const deadLetter = (
  { clock, events }: IndexerParts,
  message: LogMessage,
  code: ProblemCode,
  detail: string,
): NewMessage => {
  const { topic, partition, offset } = message;
  events.deadLetter({ topic, partition, offset }, code, detail);
  return deadLetterOf(message, {
    stage: 'indexer',
    at: clock.now().toISOString(),
    code,
    detail: cutText(detail, 1000),
  });
};
