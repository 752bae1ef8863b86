import type { LogMessage } from '@moisson/domain';
import type { IHeaders, KafkaMessage } from 'kafkajs';

/** A message as the port has it. Total: keys and headers that are not text are read as far as they go. */
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
