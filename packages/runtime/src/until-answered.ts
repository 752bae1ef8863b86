import { growingPause, messageOf, MoissonError } from '@moisson/kernel';
import type { Logger } from './logger.ts';

/**
 * Does the work once its dependencies answer and are configured correctly: retries after growing pauses, and logs the reason each time.
 * Resolves with false if stopped before. Rejects on a fault of our own.
 */
export const untilAnswered = async (work: () => Promise<void>, log: Logger, signal: AbortSignal): Promise<boolean> => {
  for (let attempt = 1; !signal.aborted; attempt += 1)
    try {
      await work();
      return true;
    } catch (error) {
      if (!(error instanceof MoissonError)) throw error;
      log.error({ event: 'service.waiting', attempt, code: error.code, detail: messageOf(error) }, 'not ready');
      await growingPause(attempt, signal);
    }
  return false;
};
