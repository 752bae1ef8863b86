import { setTimeout as pause } from 'node:timers/promises';

/** Waits for the work, at most `ms` milliseconds if given. The work continues after that. */
export const within = (ms: number | undefined, work: Promise<void>): Promise<void> =>
  ms === undefined ? work : Promise.race([work, pause(ms, undefined, { ref: false })]);
