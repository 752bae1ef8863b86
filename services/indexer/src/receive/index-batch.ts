import { deadLetterOf, isReference, receivedEvent } from '@moisson/changelog';
import { topics, type MergeStatement } from '@moisson/contracts';
import { cutText, messageOf, type ProblemCode } from '@moisson/kernel';
import { idOf, type LogMessage, type NewMessage, type StoredRecord } from '@moisson/domain';
import { byHalves } from './by-halves.ts';
import { indexRecords, type IndexerParts } from '../merge/index-records.ts';
import { indexStatements } from '../merge/index-statements.ts';
import { unsettled, type Fingerprinted } from './settled-events.ts';

/** A decoded event, with its message. */
interface Readable extends Fingerprinted {
  readonly record: StoredRecord;
}

/**
 * Processes a batch of record events; the offset may move after it resolves. Settled events are skipped. Unusable events become dead
 * letters, after all others are indexed; an outage is thrown, and the batch is delivered again.
 */
export const indexBatch = async (parts: IndexerParts, messages: readonly LogMessage[]): Promise<void> => {
  const { fresh, heads } = await unsettled(parts.store.datasetWrites, messages);
  const portions = [...portionsOf(fresh)];
  const letters: NewMessage[] = [];
  let superseded = 0;
  for (const portion of portions) {
    const newest = new Map<string, Readable>();
    const statements: { readonly message: LogMessage; readonly statement: MergeStatement }[] = [];
    for (const { message, fingerprint } of portion) {
      const received = await receivedEvent(parts.store.eventBodies, message);
      if (received === undefined) superseded += 1;
      else if (!received.ok) letters.push(deadLetter(parts, message, received.code, received.detail));
      else if ('record' in received) keepNewest(newest, { message, fingerprint, record: received.record });
      else statements.push({ message, statement: received.statement });
    }
    // Heads read before an earlier portion was written may be outdated.
    const known = portions.length === 1 ? heads : undefined;
    const failed = await byHalves([...newest.values()], (batch, whole) =>
      indexRecords(parts, batch, whole ? known : undefined),
    );
    const unstated = await byHalves(statements, (some) => indexStatements(parts, some));
    for (const { item, error } of [...failed, ...unstated])
      letters.push(deadLetter(parts, item.message, 'event.unprocessable', messageOf(error)));
  }
  if (letters.length > 0) await parts.changeLog.publish(topics.deadLetters, letters);
  parts.events.indexed(
    messages[0]?.topic ?? '',
    fresh.map(({ message }) => message.publishedAt),
    { deadLetters: letters.length, known: messages.length - fresh.length, superseded },
  );
};

/**
 * Splits events into portions, in their order: an event that refers to its data is alone, because the data may be as large as a whole
 * batch; the others stay together.
 */
function* portionsOf(events: readonly Fingerprinted[]): Generator<readonly Fingerprinted[]> {
  let portion: Fingerprinted[] = [];
  for (const event of events) {
    const alone = isReference(event.message);
    if (alone && portion.length > 0) {
      yield portion;
      portion = [];
    }
    if (alone) yield [event];
    else portion.push(event);
  }
  if (portion.length > 0) yield portion;
}

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
