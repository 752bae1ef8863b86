/** The failed runs in a row of a source, as far as they count for its quarantine. */
export interface Trouble {
  /** Failed runs since the last good one, or since an operator ended a quarantine. */
  readonly failures: number;
  /** When the first of them ended, ISO 8601. */
  readonly since?: string;
  readonly quarantinedSince?: string;
  /** When an operator last ended its quarantine. */
  readonly pardonedAt?: string;
}

/** When a source is quarantined, and how often it is probed then. All figures of the rule. */
export const quarantineRule = {
  /** Backoff makes ten tries within a night: a source that is down for a night must not wait a day. */
  failures: 10,
  failuresHours: 24,
  /** A source whose runs are rare fails for days before it has failed ten times. */
  days: 7,
  /** Of these days: a harvester that was stopped for a week has not tried. */
  daysFailures: 3,
  probeHours: 24,
} as const;

const HOUR_MS = 3_600_000;

/**
 * Returns since when a source is quarantined after one more failed run, or undefined. A quarantined source is only probed
 * once a day; nothing else about it changes: its feed is as late or failing as it is, and its records stay. `before`:
 * without this run. `now`: when it ended, by the store's clock.
 */
export const quarantineAfter = (before: Trouble, now: Date): string | undefined => {
  if (before.quarantinedSince !== undefined) return before.quarantinedSince;
  const failures = before.failures + 1;
  const lasted = before.since === undefined ? 0 : now.getTime() - Date.parse(before.since);
  const { failures: most, failuresHours, days, daysFailures } = quarantineRule;
  const isQuarantined =
    (failures >= most && lasted >= failuresHours * HOUR_MS) ||
    (failures >= daysFailures && lasted >= days * 24 * HOUR_MS);
  return isQuarantined ? now.toISOString() : undefined;
};

/** What a store keeps of the failures of a source. */
export interface StoredTrouble {
  readonly failures: number;
  readonly failingSince?: string | undefined;
  readonly quarantinedSince?: string | undefined;
  /** `failures` when an operator last ended a quarantine. */
  readonly pardoned?: number | undefined;
  readonly pardonedAt?: string | undefined;
}

/** Returns the failures that count for the quarantine: those before an operator ended the last one do not. */
export const troubleOf = (stored: StoredTrouble): Trouble => {
  const { failures, failingSince, quarantinedSince, pardoned = 0, pardonedAt } = stored;
  const since = pardonedAt ?? failingSince;
  return {
    failures: Math.max(0, failures - pardoned),
    ...(since === undefined ? {} : { since }),
    ...(quarantinedSince === undefined ? {} : { quarantinedSince }),
    ...(pardonedAt === undefined ? {} : { pardonedAt }),
  };
};
