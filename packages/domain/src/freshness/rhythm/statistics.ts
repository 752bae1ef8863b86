/** Returns the differences between neighbours. */
export const gapsOf = (values: readonly number[]): number[] => values.slice(1).map((value, at) => value - values[at]!);

/** Returns the value in the middle, the mean of both for an even number. NaN for an empty list. */
export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
};

/** One-sided, 95 %. */
const Z = 1.645;

/**
 * Returns the lower limit of a share of which `hits` of `count` were seen, with 95 % confidence: Wilson's score interval (J. Am. Stat. Assoc. 22,
 * 1927). Few observations have a low limit.
 */
export const leastShare = (hits: number, count: number): number => {
  if (count === 0) return 0;
  const [share, z2] = [hits / count, Z * Z];
  const spread = Z * Math.sqrt((share * (1 - share) + z2 / (4 * count)) / count);
  return Math.max(0, (share + z2 / (2 * count) - spread) / (1 + z2 / count));
};
