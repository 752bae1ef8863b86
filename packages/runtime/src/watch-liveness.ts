import type { Logger } from './logger.ts';

/** Milliseconds. Work that advances within this time, or reports why not, is not stuck. */
export const STUCK_MS = 25_000;
const WATCH_MS = 5000;

/**
 * Ends the process with exit code 1 once it is no longer live, so that its supervisor restarts it. Returns a function that stops the watch.
 */
export const watchLiveness = (live: () => boolean, log: Logger): (() => void) => {
  let stuckBefore = false;
  const watch = setInterval(() => {
    const stuck = !live();
    // Two checks in a row: a process that was suspended looks stuck when it resumes.
    const ending = stuck && stuckBefore;
    stuckBefore = stuck;
    if (!ending) return;
    log.fatal({ event: 'service.stuck' }, 'work waits and nothing advances: ending, to be started anew');
    process.exit(1);
  }, WATCH_MS);
  return () => clearInterval(watch);
};
