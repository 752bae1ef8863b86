import { growingPause } from '@moisson/kernel';

/** About ten seconds of retries. */
const MAX_ATTEMPTS = 8;

/**
 * Sends a request to the cluster, and retries it where kafkajs itself does not: the coordinator loads or moves, not
 * every broker knows the topic yet, or the connection is lost. Rejects with kafkajs's last error.
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
