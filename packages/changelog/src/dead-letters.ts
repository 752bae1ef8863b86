import { Instant, RecordKey, SourceId, topics, type DeadLetter } from '@moisson/contracts';
import { cutText, problemCatalogue, ProblemCode, redactText, wellFormedText } from '@moisson/kernel';
import type { DeadLetterOriginal, LogMessage, NewMessage } from '@moisson/domain';
import { createHash } from 'node:crypto';

/** Headers with this prefix say why a message is a dead letter; the others are those of its event. */
const PREFIX = 'dl_';
const ID = /^[0-9a-f]{32}$/;
const MAX_KEY = 600;

/**
 * Returns the dead letter of a message: its original bytes and headers, with headers for its position and for the reason. A message that was
 * replayed says so in its headers: its letter keeps the id and counts one attempt more.
 */
export const deadLetterOf = (
  message: LogMessage,
  reason: { stage: string; code: ProblemCode; detail: string; at: string },
): NewMessage => ({
  key: message.key ?? '',
  value: message.value ?? new Uint8Array(),
  headers: {
    ...message.headers,
    dl_topic: message.topic,
    dl_partition: String(message.partition),
    dl_offset: message.offset,
    dl_stage: reason.stage,
    dl_code: reason.code,
    dl_detail: reason.detail,
    dl_at: reason.at,
    dl_attempts: String((wholeNumber(message.headers.dl_attempts) ?? 0) + 1),
  },
});

/**
 * Returns a message of the dead-letter topic for people. Never throws: anyone who can write to the topic may have
 * written its headers.
 */
export const readDeadLetter = (message: LogMessage): DeadLetter => {
  const { headers } = message;
  const code = ProblemCode.safeParse(headers.dl_code).data ?? 'event.unreadable';
  const topic = cutText(wellFormedText(headers.dl_topic ?? message.topic), 250);
  const partition = wholeNumber(headers.dl_partition) ?? message.partition;
  const offset = cutText(headers.dl_offset ?? message.offset, 20);
  const stage = cutText(wellFormedText(headers.dl_stage ?? '?'), 50);
  const detail = cutText(wellFormedText(redactText(headers.dl_detail ?? '')), 1000);
  const key = message.key ? cutText(wellFormedText(message.key), MAX_KEY) : undefined;
  return {
    id: ID.test(headers.dl_id ?? '') ? headers.dl_id! : digest([topic, partition, offset]),
    ...{ topic, partition, offset },
    ...(key === undefined ? {} : { key, ...recordNamedBy(key) }),
    ...{ stage, code, detail },
    action: problemCatalogue[code].action,
    cause: causeOf(stage, code, detail),
    attempts: wholeNumber(headers.dl_attempts) ?? 1,
    at: Instant.safeParse(headers.dl_at).data ?? new Date(0).toISOString(),
    bytes: message.value?.byteLength ?? 0,
    state: 'open',
  };
};

/** Returns the event of a dead letter as it was delivered, under the id of its letter. */
export const originalOf = (message: LogMessage, { id }: Pick<DeadLetter, 'id'>): DeadLetterOriginal => ({
  id,
  key: message.key ?? '',
  headers: Object.fromEntries(Object.entries(message.headers).filter(([name]) => !name.startsWith(PREFIX))),
  value: message.value ?? new Uint8Array(),
});

/** Returns the message that replays the event of a letter. If it fails again, its letter is the same one. */
export const replayOf = (
  { id, attempts }: Pick<DeadLetter, 'id' | 'attempts'>,
  event: Pick<NewMessage, 'key' | 'headers' | 'value'>,
): NewMessage => ({
  key: event.key,
  value: event.value,
  headers: { ...event.headers, dl_id: id, dl_attempts: String(attempts) },
});

/** Returns whether the events of a topic can be replayed: those that the indexer reads. */
export const isReplayable = (topic: string): boolean => topic === topics.records || topic === topics.recordsBulk;

/** `sourceId/recordKey`, as the key of a record's events. */
const recordNamedBy = (key: string): Pick<DeadLetter, 'sourceId' | 'recordKey'> => {
  const end = key.indexOf('/');
  const sourceId = SourceId.safeParse(key.slice(0, Math.max(end, 0))).data;
  const recordKey = RecordKey.safeParse(key.slice(end + 1)).data;
  return sourceId === undefined || recordKey === undefined ? {} : { sourceId, recordKey };
};

const QUOTES = /["“”«»]/;
/** Of words with these, the key of a record or a number, none tells the cause. */
const PARTICULAR = /[0-9/']/;

/** Names, quoted values and numbers differ from record to record; what remains is the cause. */
const causeOf = (stage: string, code: ProblemCode, detail: string): string => {
  const unquoted = detail.split(QUOTES).filter((_, at) => at % 2 === 0);
  const words = unquoted.flatMap((part) => part.split(' ')).filter((word) => !PARTICULAR.test(word));
  return digest([stage, code, words.join(' ')]).slice(0, 16);
};

const digest = (parts: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);

const wholeNumber = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
