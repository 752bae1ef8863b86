import { singular } from './singular.ts';

/** Number of pairs of a text that are indexed. */
const MAX_PAIRS = 300;

/** Returns the pair of two adjacent words, without plural endings. */
const pairOf = (first: string, second: string): string => `${singular(first)} ${singular(second)}`;

/** Returns the distinct pairs of adjacent words, by which phrases are found. Stop words are not among the words. */
export const pairsOf = (words: readonly string[]): readonly string[] => {
  const pairs = new Set<string>();
  for (let at = 1; at < words.length && pairs.size < MAX_PAIRS; at += 1) pairs.add(pairOf(words[at - 1]!, words[at]!));
  return [...pairs];
};
