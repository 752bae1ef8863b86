export interface BackoffPolicy {
  readonly firstSeconds: number;
  readonly maxSeconds: number;
}

/** Retries of a failed poll: 1 minute, doubling, at most 6 hours. */
export const pollBackoff: BackoffPolicy = { firstSeconds: 60, maxSeconds: 6 * 3600 };

/**
 * Seconds to wait after the `failures`-th failure in a row (1 is the first): exponential with equal jitter, half fixed
 * and half random, as in AWS Architecture Blog, "Exponential Backoff And Jitter" (2015). `random` is in [0, 1).
 */
export const backoffSeconds = (failures: number, policy: BackoffPolicy, random: number): number => {
  const ceiling = Math.min(policy.maxSeconds, policy.firstSeconds * 2 ** Math.min(failures - 1, 40));
  return ceiling / 2 + (ceiling / 2) * random;
};

/**
 * When a source is polled again: after success when its schedule says; after failure by backoff, never later than the
 * schedule, never before what the source asked for (Retry-After).
 */
export const nextAttempt = (input: {
  readonly now: Date;
  readonly scheduled: Date;
  readonly failures: number;
  readonly retryAfterSeconds?: number;
  readonly random: number;
}): Date => {
  const { now, scheduled, failures, retryAfterSeconds = 0, random } = input;
  const earliest = now.getTime() + retryAfterSeconds * 1000;
  if (failures === 0) return new Date(Math.max(scheduled.getTime(), earliest));
  const backed = now.getTime() + backoffSeconds(failures, pollBackoff, random) * 1000;
  return new Date(Math.max(Math.min(backed, scheduled.getTime()), earliest));
};
