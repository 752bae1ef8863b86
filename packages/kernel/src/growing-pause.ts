import { setTimeout as pause } from 'node:timers/promises';

const FIRST_MS = 100;
const MAX_MS = 5000;

/**
 * The pause after the `attempt`-th failure of a dependency (1 is the first): 100 ms, doubling, at most 5 s. Resolves
 * early when told to stop. For many clients of one source there is the jittered backoff of polls instead.
 */
export const growingPause = async (attempt: number, signal?: AbortSignal): Promise<void> => {
  const ms = Math.min(MAX_MS, FIRST_MS * 2 ** Math.min(attempt - 1, 10));
  await pause(ms, undefined, signal === undefined ? {} : { signal }).catch(() => undefined);
};
