/** The current time. Passed as an argument, so that tests can use a manual clock. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };
