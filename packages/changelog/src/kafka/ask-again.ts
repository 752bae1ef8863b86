import { growingPause } from '@moisson/kernel';

/** About ten seconds of asking. */
const MAX_ATTEMPTS = 8;

/**
 * Asks the cluster something; again where kafkajs itself does not: a coordinator that loads or moves, a topic that not
 * every broker knows of yet, a lost connection. Rejects with kafkajs's last error.
 */
export const askAgain = async <T>(question: () => Promise<T>): Promise<T> => {
  for (let attempt = 1; ; attempt += 1)
    try {
      return await question();
    } catch (error) {
      if (attempt >= MAX_ATTEMPTS || !isRetriable(error)) throw error;
      await growingPause(attempt);
    }
};

const isRetriable = (error: unknown): boolean => (error as { retriable?: unknown } | undefined)?.retriable === true;
