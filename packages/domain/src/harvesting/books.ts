import type { RunCounts } from '@moisson/contracts';

export const noCounts: RunCounts = {
  seen: 0,
  created: 0,
  updated: 0,
  unchanged: 0,
  removed: 0,
  held: 0,
  rejected: 0,
  duplicate: 0,
};

/**
 * Checks that every record seen was counted in exactly one way. Returns the difference as text, or undefined if the
 * counts balance.
 */
export const imbalance = (counts: RunCounts): string | undefined => {
  const ways = counts.created + counts.updated + counts.unchanged + counts.rejected + counts.duplicate;
  return ways === counts.seen ? undefined : `seen ${counts.seen}, accounted for ${ways}`;
};
