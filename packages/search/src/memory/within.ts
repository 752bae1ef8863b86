import { setTimeout as pause } from 'node:timers/promises';

/** Waits for the work, no longer than so many milliseconds where they are given: the work goes on. */
export const within = (ms: number | undefined, work: Promise<void>): Promise<void> =>
  ms === undefined ? work : Promise.race([work, pause(ms, undefined, { ref: false })]);
