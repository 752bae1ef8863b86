import { messageOf, type ProblemCode } from '@moisson/contracts';
import type { LogMessage } from '@moisson/domain';
import { meter, type Logger } from '@moisson/runtime';

/** Where a message lies in the log. */
export type MessagePlace = Pick<LogMessage, 'topic' | 'partition' | 'offset'>;

export interface IndexerEvents {
  indexed(messages: number, deadLetters: number): void;
  deadLetter(message: MessagePlace, code: ProblemCode, detail: string): void;
  outage(error: unknown, attempt: number): void;
}

/** Every business event of the indexer, counted and logged in one place. */
export const indexerEvents = (log: Logger): IndexerEvents => {
  const indexed = meter.createCounter('moisson.indexer.events', {
    description: 'Record events worked through, by result',
  });
  const outages = meter.createCounter('moisson.indexer.outages', { description: 'Store or log did not answer' });
  return {
    indexed: (messages, deadLetters) => {
      indexed.add(messages - deadLetters, { result: 'indexed' });
      if (deadLetters > 0) indexed.add(deadLetters, { result: 'dead-letter' });
    },
    deadLetter: ({ topic, partition, offset }, code, detail) => {
      log.error(
        { event: 'event.dead-letter', topic, partition, offset, code, detail },
        'an event went to the dead letters',
      );
    },
    outage: (error, attempt) => {
      outages.add(1);
      log.error(
        { event: 'dependency.unavailable', attempt, detail: messageOf(error) },
        'waiting for the store or the log',
      );
    },
  };
};
