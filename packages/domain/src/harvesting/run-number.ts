/**
 * Returns the number of the next run: at least one more than the last, and at least the clock in seconds. So a registry
 * restored from a backup never uses a number again that consumers have seen. `now` is the store's clock.
 */
export const nextRunNumber = (last: number, now: Date): number => Math.max(last + 1, Math.floor(now.getTime() / 1000));
