import { z } from 'zod';

/**
 * How many durations fell into each bin, as pairs of bin and count. A bin reaches from one power of `GROWTH` milliseconds to the next, so
 * that the counts of two times can be added, and a percentile of the sum is as good as one of each.
 */
export const Durations = z
  .array(z.tuple([z.int().min(0).max(400), z.int().positive()]).readonly())
  .max(401)
  .readonly();
export type Durations = z.infer<typeof Durations>;

/** Twenty years are bin 283. */
const GROWTH = 1.1;
const MAX_BIN = 400;

/** How far a percentile may be from the true one, as a share of it: half a bin. */
export const DURATION_ERROR = (GROWTH - 1) / (GROWTH + 1);

const binOf = (milliseconds: number): number =>
  milliseconds <= 1 ? 0 : Math.min(MAX_BIN, Math.ceil(Math.log(milliseconds) / Math.log(GROWTH)));

/** Counts durations. One below a millisecond, as after a clock that was set back, counts as one. */
export const countDurations = (milliseconds: readonly number[]): Durations =>
  sumDurations(milliseconds.map((one) => [[binOf(one), 1]]));

/** Adds counts up. */
export const sumDurations = (all: readonly Durations[]): Durations => {
  const counts = new Map<number, number>();
  for (const [bin, count] of all.flat()) counts.set(bin, (counts.get(bin) ?? 0) + count);
  return [...counts].sort(([a], [b]) => a - b);
};

/** Returns the duration, in milliseconds, that this share of them does not exceed (nearest rank). Undefined if there is none. */
export const durationAt = (durations: Durations, share: number): number | undefined => {
  const rank = Math.max(1, Math.ceil(share * durations.reduce((sum, [, count]) => sum + count, 0)));
  let counted = 0;
  for (const [bin, count] of durations) if ((counted += count) >= rank) return middleOf(bin);
  return undefined;
};

/** The value with the smallest relative error to both ends of a bin. */
const middleOf = (bin: number): number => (bin === 0 ? 1 : (2 * GROWTH ** bin) / (GROWTH + 1));
