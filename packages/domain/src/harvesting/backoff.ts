export interface BackoffPolicy {
  readonly firstSeconds: number;
  readonly maxSeconds: number;
}

/** Retries of a failed poll: after 1 minute, doubled each time, at most 6 hours. */
export const pollBackoff: BackoffPolicy = { firstSeconds: 60, maxSeconds: 6 * 3600 };

/**
 * Returns the seconds to wait after the `failures`-th consecutive failure (the first is 1): exponential with equal
 * jitter (half fixed, half random), see AWS Architecture Blog, "Exponential Backoff And Jitter" (2015). `random` is in
 * [0, 1).
 */
export const backoffSeconds = (failures: number, policy: BackoffPolicy, random: number): number => {
  const ceiling = Math.min(policy.maxSeconds, policy.firstSeconds * 2 ** Math.min(failures - 1, 40));
  return ceiling / 2 + (ceiling / 2) * random;
};

/** A source is in quarantine after so many failures in a row, over so many days. */
const QUARANTINE_FAILURES = 10;
const QUARANTINE_AFTER_MS = 7 * 24 * 3_600_000;
/** Seconds between two tries of a source in quarantine. */
const QUARANTINE_SECONDS = 24 * 3600;

/**
 * Returns whether a source has failed for so long that it is tried only once a day: it costs its host and ours requests for nothing. A run that
 * succeeds ends it, and a person can ask for a run at any time.
 */
export const isQuarantined = (
  {
    consecutiveFailures,
    failingSince,
  }: { readonly consecutiveFailures: number; readonly failingSince?: string | undefined },
  now: Date,
): boolean =>
  consecutiveFailures >= QUARANTINE_FAILURES &&
  failingSince !== undefined &&
  now.getTime() - Date.parse(failingSince) >= QUARANTINE_AFTER_MS;

/**
 * Returns when to poll a source next: after a success by its schedule; after a failure by backoff, not later than the
 * schedule and not before the source's Retry-After; in quarantine a day later.
 */
export const nextAttempt = (input: {
  readonly now: Date;
  readonly scheduled: Date;
  readonly failures: number;
  readonly retryAfterSeconds?: number;
  readonly random: number;
  readonly quarantined?: boolean;
}): Date => {
  const { now, scheduled, failures, retryAfterSeconds = 0, random, quarantined = false } = input;
  const earliest = now.getTime() + retryAfterSeconds * 1000;
  if (quarantined) return new Date(Math.max(now.getTime() + QUARANTINE_SECONDS * 1000, earliest));
  if (failures === 0) return new Date(Math.max(scheduled.getTime(), earliest));
  const backed = now.getTime() + backoffSeconds(failures, pollBackoff, random) * 1000;
  return new Date(Math.max(Math.min(backed, scheduled.getTime()), earliest));
};
