import type { LogMessage } from '@moisson/domain';
import type { IHeaders, KafkaMessage } from 'kafkajs';

/**
 * Returns a message in the form of the port. Never throws: keys and headers that are not valid text are decoded as far
 * as possible.
 */
export const logMessageOf = (topic: string, partition: number, message: KafkaMessage): LogMessage => ({
  topic,
  partition,
  offset: message.offset,
  key: message.key?.toString(),
  value: message.value ?? undefined,
  headers: headersOf(message.headers ?? {}),
  publishedAt: Number(message.timestamp),
});

const headersOf = (headers: IHeaders): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => {
      const first = Array.isArray(value) ? value[0] : value;
      return first === undefined ? [] : [[name, first.toString()]];
    }),
  );
