/**
 * The number of the next run: grows by at least one, and never falls behind the clock, so that a registry restored
 * from a backup cannot fall behind its sinks. `now` is the store's clock.
 */
export const nextRunNumber = (last: number, now: Date): number => Math.max(last + 1, Math.floor(now.getTime() / 1000));
