import { singular } from './singular.ts';

/** Number of pairs of a text that are indexed. */
const MAX_PAIRS = 300;

/** Returns the distinct pairs of adjacent words without their plural endings, by which phrases are found. Stop words are not among the words. */
export const pairsOf = (words: readonly string[]): readonly string[] => {
  const plain = words.map(singular);
  const pairs = new Set<string>();
  for (let at = 1; at < plain.length && pairs.size < MAX_PAIRS; at += 1) pairs.add(`${plain[at - 1]!} ${plain[at]!}`);
  return [...pairs];
};
