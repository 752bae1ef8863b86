import { messageOf, type ProblemCode, type Clock } from '@moisson/kernel';
import type { LogMessage } from '@moisson/domain';
import { meter, type Logger } from '@moisson/runtime';

const LATENCY_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 3600];

/** The position of a message in the log. */
export type MessagePlace = Pick<LogMessage, 'topic' | 'partition' | 'offset'>;

export interface BatchCounts {
  readonly deadLetters: number;
  /** Events that were settled already. */
  readonly known: number;
  /** Events whose data was deleted, because a newer version of the record is in the log. */
  readonly superseded: number;
}

export interface IndexerEvents {
  /** A batch was processed; `publishedAt` of each message that was not settled already, in milliseconds since 1970. */
  indexed(topic: string, publishedAt: readonly number[], counts: BatchCounts): void;
  deadLetter(message: MessagePlace, code: ProblemCode, detail: string): void;
  outage(error: unknown, attempt: number): void;
}

/** Counts and logs every business event of the indexer, in one place. */
export const indexerEvents = (log: Logger, clock: Clock): IndexerEvents => {
  const indexed = meter.createCounter('moisson.indexer.events', {
    description: 'Record events worked through, by result',
  });
  const letters = meter.createCounter('moisson.dead_letters', {
    description: 'Events that could not be used, by reason',
  });
  const latency = meter.createHistogram('moisson.findable.latency', {
    unit: 's',
    description: 'From the publication of a change until its record is findable',
    advice: { explicitBucketBoundaries: LATENCY_SECONDS },
  });
  const outages = meter.createCounter('moisson.indexer.outages', { description: 'Store or log did not answer' });
  // A counter must exist before its first increase, or that increase is not seen.
  outages.add(0);
  return {
    indexed: (topic, publishedAt, { deadLetters, known, superseded }) => {
      indexed.add(publishedAt.length - deadLetters - superseded, { result: 'indexed' });
      if (superseded > 0) indexed.add(superseded, { result: 'superseded' });
      if (known > 0) indexed.add(known, { result: 'known' });
      if (deadLetters > 0) indexed.add(deadLetters, { result: 'dead-letter' });
      const now = clock.now().getTime();
      const attributes = { 'messaging.destination.name': topic };
      for (const at of publishedAt) latency.record(Math.max(0, now - at) / 1000, attributes);
    },
    deadLetter: ({ topic, partition, offset }, code, detail) => {
      letters.add(1, { code });
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
