import { setTimeout as pause } from 'node:timers/promises';

const FIRST_MS = 100;
const MAX_MS = 5000;

/**
 * Waits after the `attempt`-th failure of a dependency (the first is 1): 100 ms, doubled each time, at most 5 s.
 * Resolves early when `signal` aborts. Has no jitter: use the backoff of polls where many clients wait for one source.
 */
export const growingPause = async (attempt: number, signal?: AbortSignal): Promise<void> => {
  const ms = Math.min(MAX_MS, FIRST_MS * 2 ** Math.min(attempt - 1, 10));
  await pause(ms, undefined, signal === undefined ? {} : { signal }).catch(() => undefined);
};
