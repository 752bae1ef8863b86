import { Column } from './column.ts';

/**
 * The pairs of adjacent words of each row, as 16-bit hashes. A row with 60 pairs is wrongly said to hold another one in 1 of 1,000 cases:
 * the words themselves are checked elsewhere.
 */
export class PairSets {
  readonly #hashes = new Column((length) => new Uint16Array(length));
  /** By row: the end of its hashes. */
  readonly #ends = new Column((length) => new Uint32Array(length));

  /** Adds the pairs of the next row. */
  push(pairs: readonly string[]): void {
    this.pushHashes(pairs.map(hashOf));
  }

  pushHashes(hashes: Iterable<number>): void {
    this.#hashes.push(...new Set(hashes));
    this.#ends.push(this.#hashes.length);
  }

  /** Returns the hashes of a row. */
  of(row: number): Uint16Array {
    return this.#hashes.items.subarray(row === 0 ? 0 : this.#ends.at(row - 1), this.#ends.at(row));
  }

  /** Returns a check of rows: whether a row holds all these pairs. */
  holding(pairs: readonly string[]): (row: number) => boolean {
    const hashes = pairs.map(hashOf);
    return (row) => {
      const held = this.of(row);
      return hashes.every((hash) => held.includes(hash));
    };
  }
}

/** Returns the 16-bit FNV-1a hash of a text: the 32-bit one, folded (draft-eastlake-fnv-21, §3). */
const hashOf = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return ((hash >>> 16) ^ hash) & 0xffff;
};
