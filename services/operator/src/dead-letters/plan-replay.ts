import { isReplayable, isTooLargeForLog, receivedEvent, withoutData, bodyReference } from '@moisson/changelog';
import { recordId, type DeadLetter } from '@moisson/contracts';
import { defined, MoissonError, OutageError, problem, said, type Problem } from '@moisson/kernel';
import type { DeadLetterOriginal, EventBody, LogMessage, NewMessage, StoredRecord } from '@moisson/domain';
import type { OperatorParts } from '../operator-parts.ts';
import { remapRecord, sentRecord } from './remap-record.ts';

/** What a replay of a letter publishes, if anything. */
export type ReplayPlan =
  | {
      readonly outcome: 'publish';
      readonly from: 'source' | 'event';
      /** Absent for an event about no record. */
      readonly record?: StoredRecord;
      readonly event: NewMessage;
      /** Data that the event refers to, to be stored before it is published. */
      readonly body?: EventBody;
    }
  | { readonly outcome: 'superseded' }
  | { readonly outcome: 'fails'; readonly problem: Problem };

/**
 * Plans the replay of a letter. The record is mapped anew from what its source sent, if that is stored and no indexer has this version yet:
 * so a repair of the mapping helps. Else its event is published as it was. Nothing is fetched, and nothing is written. Throws `OutageError`.
 */
export const planReplay = async (parts: OperatorParts, letter: DeadLetter): Promise<ReplayPlan> => {
  const original = await parts.store.deadLetters.original(letter.id);
  if (original === undefined || !isReplayable(letter.topic))
    return fails(letter, said('son événement ne va pas à l’indexeur', 'its event does not go to the indexer'));
  const received = await receivedEvent(parts.store.eventBodies, messageOf(letter, original));
  const sent = await sentRecord(parts, letter);
  const record = received?.ok === true && 'record' in received ? received.record : undefined;
  const version = record?.run ?? sent?.payload.run;
  if (received === undefined) return { outcome: 'superseded' };
  if (version !== undefined) {
    const indexed = await indexedRun(parts, letter);
    const newest = Math.max(indexed ?? 0, sent?.payload.run ?? 0, sent?.entry.state === 'removed' ? sent.entry.run : 0);
    if (newest > version) return { outcome: 'superseded' };
    if (indexed === version && !received.ok) return { outcome: 'superseded' };
    const isNew = (indexed ?? -1) < version;
    if (sent !== undefined && sent.payload.run === version && isNew && record?.state !== 'removed') {
      const plan = await remapped(parts, letter, sent);
      if (plan.outcome === 'publish' || !received.ok) return plan;
    }
  }
  if (!received.ok) return { outcome: 'fails', problem: problem(received.code, { detail: received.detail }) };
  return { outcome: 'publish', from: 'event', event: original, ...defined({ record }) };
};

const remapped = async (
  parts: OperatorParts,
  letter: DeadLetter,
  sent: NonNullable<Awaited<ReturnType<typeof sentRecord>>>,
): Promise<ReplayPlan> => {
  try {
    const event = await remapRecord(parts, letter, sent);
    const received = await receivedEvent(parts.store.eventBodies, messageOf(letter, event));
    // A large event is read by reference, and checked with larger limits: the record itself was just made by the mapping.
    if (received?.ok === false && !isTooLargeForLog(event))
      return { outcome: 'fails', problem: problem(received.code, { detail: received.detail }) };
    const record = { state: 'live', ...JSON.parse(Buffer.from(event.value).toString()) } as StoredRecord;
    const { run } = record;
    if (!isTooLargeForLog(event)) return { outcome: 'publish', from: 'source', record, event };
    const body = { key: event.key, run, data: event.value };
    return { outcome: 'publish', from: 'source', record, event: withoutData(event, bodyReference(run)), body };
  } catch (error) {
    if (error instanceof OutageError || !(error instanceof MoissonError)) throw error;
    return { outcome: 'fails', problem: error.toProblem() };
  }
};

/** Returns the run whose version of the letter's record is in the catalogue. */
const indexedRun = async (
  { store }: OperatorParts,
  { sourceId, recordKey }: DeadLetter,
): Promise<number | undefined> => {
  if (sourceId === undefined || recordKey === undefined) return undefined;
  const id = recordId(sourceId, recordKey);
  return (await store.records.runs([id])).get(id);
};

const messageOf = (letter: DeadLetter, event: Pick<DeadLetterOriginal, 'key' | 'headers' | 'value'>): LogMessage => ({
  ...{ topic: letter.topic, partition: letter.partition, offset: letter.offset, publishedAt: 0 },
  ...{ key: event.key, headers: event.headers, value: event.value },
});

const fails = ({ id }: DeadLetter, why: { fr: string; en: string }): ReplayPlan => ({
  outcome: 'fails',
  problem: problem('request.conflict', {
    detail: said(
      `la lettre morte ${id} ne se rejoue pas : ${why.fr}`,
      `dead letter ${id} cannot be replayed: ${why.en}`,
    ),
  }),
});
