import type { Logger } from './logger.ts';

/** What advances within this time, or says why not, is not stuck. */
export const STUCK_MS = 25_000;
const WATCH_MS = 5000;

/** Ends the process with 1 once it is no longer live, to be started anew. Returns what ends the watch. */
export const watchLiveness = (live: () => boolean, log: Logger): (() => void) => {
  let stuckBefore = false;
  const watch = setInterval(() => {
    const stuck = !live();
    // Twice: a process that was frozen looks stuck when it wakes.
    const ending = stuck && stuckBefore;
    stuckBefore = stuck;
    if (!ending) return;
    log.fatal({ event: 'service.stuck' }, 'work waits and nothing advances: ending, to be started anew');
    process.exit(1);
  }, WATCH_MS);
  return () => clearInterval(watch);
};
