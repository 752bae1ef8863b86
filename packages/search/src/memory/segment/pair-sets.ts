/**
 * The pairs of adjacent words of each row, as 16-bit hashes. A row with 60 pairs is wrongly said to hold another one in 1 of 1,000 cases:
 * the words themselves are checked elsewhere.
 */
export interface PairSets {
  readonly hashes: Uint16Array;
  /** By row: the end of its hashes. */
  readonly ends: Uint32Array;
}

/** Returns the distinct hashes of some pairs. */
export const pairHashes = (pairs: readonly string[]): Iterable<number> => new Set(pairs.map(hashOf));

/** Returns a check of rows: whether a row holds all these pairs. */
export const holding = ({ hashes, ends }: PairSets, pairs: readonly string[]): ((row: number) => boolean) => {
  const wanted = pairs.map(hashOf);
  return (row) => {
    const [start, end] = [row === 0 ? 0 : ends[row - 1]!, ends[row]!];
    return wanted.every((hash) => hashes.subarray(start, end).includes(hash));
  };
};

/** Returns the 16-bit FNV-1a hash of a text: the 32-bit one, folded (draft-eastlake-fnv-21, §3). */
const hashOf = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return ((hash >>> 16) ^ hash) & 0xffff;
};
