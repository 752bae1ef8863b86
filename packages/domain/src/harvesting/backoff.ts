import { quarantineRule } from './quarantine.ts';

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

/** Probes come up to this share of their interval later, so that a failed platform's sources are not probed together. */
const PROBE_JITTER = 0.05;

/**
 * Returns when to poll a source next: after a success by its schedule; after a failure by backoff, not later than the
 * schedule and not before the source's Retry-After. A quarantined source is probed once a day; its schedule does not count.
 */
export const nextAttempt = (input: {
  readonly now: Date;
  readonly scheduled: Date;
  readonly failures: number;
  readonly retryAfterSeconds?: number;
  readonly quarantined?: boolean;
  readonly random: number;
}): Date => {
  const { now, scheduled, failures, retryAfterSeconds = 0, quarantined = false, random } = input;
  const earliest = now.getTime() + retryAfterSeconds * 1000;
  if (failures === 0) return new Date(Math.max(scheduled.getTime(), earliest));
  if (quarantined) {
    const probe = quarantineRule.probeHours * (1 + PROBE_JITTER * random) * 3_600_000;
    return new Date(Math.max(now.getTime() + probe, earliest));
  }
  const backed = now.getTime() + backoffSeconds(failures, pollBackoff, random) * 1000;
  return new Date(Math.max(Math.min(backed, scheduled.getTime()), earliest));
};
