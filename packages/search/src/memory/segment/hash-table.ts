import { HIGH_BITS, hashFrom, highOf, lowOf } from './token-hash.ts';

/** Hashes in ascending order, with where to look for one: some eight hashes share their first bits. */
export interface HashTable {
  readonly high: Uint16Array;
  readonly low: Uint32Array;
  /** By the first bits of a hash, the position of the first hash with these; then the number of hashes. A power of two, plus one. */
  readonly starts: Uint32Array;
}

const SHARE_BITS = 3;

/** Returns how many of the first bits of a hash choose among this many hashes. */
export const bitsFor = (hashes: number): number =>
  Math.max(0, Math.min(HIGH_BITS, 31 - Math.clz32(hashes | 1) - SHARE_BITS));

export const hashAt = ({ high, low }: HashTable, position: number): number => hashFrom(high[position]!, low[position]!);

/** Returns a table of hashes that are in ascending order. */
export const hashTable = (high: Uint16Array, low: Uint32Array): HashTable => {
  const bits = bitsFor(low.length);
  const starts = new Uint32Array((1 << bits) + 1);
  for (const first of high) starts[(first >>> (HIGH_BITS - bits)) + 1]! += 1;
  for (let at = 1; at < starts.length; at += 1) starts[at]! += starts[at - 1]!;
  return { high, low, starts };
};

/** Returns the position of a hash, or -1. */
export const positionIn = ({ high, low, starts }: HashTable, hash: number): number => {
  const [wantedHigh, wantedLow] = [highOf(hash), lowOf(hash)];
  const first = Math.floor((wantedHigh * (starts.length - 1)) / (1 << HIGH_BITS));
  let [from, to] = [starts[first]!, starts[first + 1]!];
  while (from < to) {
    const middle = (from + to) >>> 1;
    const difference = high[middle]! - wantedHigh || low[middle]! - wantedLow;
    if (difference === 0) return middle;
    if (difference < 0) from = middle + 1;
    else to = middle;
  }
  return -1;
};
