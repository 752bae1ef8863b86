import { setTimeout as pause } from 'node:timers/promises';

/** Characters of datasets parsed for a search before others have their turn; a usual dataset has some thousand. */
export const TURN_CHARS = 1_000_000;

/** Waits for work, no longer than that many milliseconds where they are given: the work goes on. */
export const within = (ms: number | undefined, work: Promise<void>): Promise<void> =>
  ms === undefined ? work : Promise.race([work, pause(ms, undefined, { ref: false })]);
