import { Instant, type DeadLetter } from '@moisson/contracts';
import { problemCatalogue, ProblemCode, redactText } from '@moisson/kernel';
import type { LogMessage, NewMessage } from '@moisson/domain';

/**
 * Returns the dead letter of a message: its original bytes and headers, with headers for its position and for the
 * reason.
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
    dl_attempts: '1',
  },
});

/**
 * Returns a message of the dead-letter topic for people. Never throws: anyone who can write to the topic may have
 * written its headers.
 */
export const readDeadLetter = (message: LogMessage): DeadLetter => {
  const { headers } = message;
  const code = ProblemCode.safeParse(headers.dl_code).data ?? 'event.unreadable';
  return {
    id: `${message.partition}:${message.offset}`,
    topic: headers.dl_topic ?? message.topic,
    partition: wholeNumber(headers.dl_partition) ?? message.partition,
    offset: headers.dl_offset ?? message.offset,
    ...(message.key ? { key: message.key } : {}),
    stage: headers.dl_stage ?? '?',
    code,
    detail: redactText(headers.dl_detail ?? ''),
    action: problemCatalogue[code].action,
    attempts: wholeNumber(headers.dl_attempts) ?? 1,
    at: Instant.safeParse(headers.dl_at).data ?? new Date(0).toISOString(),
    bytes: message.value?.byteLength ?? 0,
  };
};

const wholeNumber = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
