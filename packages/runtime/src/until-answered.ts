import { messageOf, MoissonError } from '@moisson/contracts';
import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from './logger.ts';

const FIRST_PAUSE_MS = 100;
const MAX_PAUSE_MS = 5000;

/**
 * Does the work once its dependencies answer and are as they must be: again after growing pauses, saying each time why
 * not. Resolves with false when told to stop before. Rejects on a fault of our own.
 */
export const untilAnswered = async (work: () => Promise<void>, log: Logger, signal: AbortSignal): Promise<boolean> => {
  for (let attempt = 1; !signal.aborted; attempt += 1)
    try {
      await work();
      return true;
    } catch (error) {
      if (!(error instanceof MoissonError)) throw error;
      log.error({ event: 'service.waiting', attempt, code: error.code, detail: messageOf(error) }, 'not ready');
      const ms = Math.min(MAX_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(attempt - 1, 10));
      await pause(ms, undefined, { signal }).catch(() => undefined);
    }
  return false;
};
