import { messageOf, OutageError, topics } from '@moisson/contracts';
import type { LogMessage } from '@moisson/domain';
import { deadLetter, indexBatch, type IndexerParts } from './index-batch.ts';

/**
 * Indexes a batch; where a fault of our own breaks it, finds the events that do by halving, and sets those aside as dead
 * letters. Outages are thrown: nobody's data is at fault. Indexing an event twice changes nothing, so halves may repeat.
 */
export const indexOrSetAside = async (parts: IndexerParts, messages: readonly LogMessage[]): Promise<void> => {
  try {
    await indexBatch(parts, messages);
  } catch (error) {
    if (error instanceof OutageError) throw error;
    const [only] = messages;
    if (messages.length === 1 && only !== undefined) {
      const letter = deadLetter(parts, only, { code: 'event.unprocessable', detail: messageOf(error).slice(0, 1000) });
      await parts.changeLog.publish(topics.deadLetters, [letter]);
      return;
    }
    const half = Math.ceil(messages.length / 2);
    await indexOrSetAside(parts, messages.slice(0, half));
    await indexOrSetAside(parts, messages.slice(half));
  }
};
