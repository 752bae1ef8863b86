const pairs = (word: string): readonly string[] =>
  Array.from({ length: Math.max(0, word.length - 1) }, (_, at) => word.slice(at, at + 2).toLowerCase());

/** Returns the share of letter pairs that two words have in common, 0 to 1 (Sørensen–Dice). */
const similarity = (a: string, b: string): number => {
  const [left, right] = [pairs(a), [...pairs(b)]];
  const total = left.length + right.length;
  let shared = 0;
  for (const pair of left) {
    const at = right.indexOf(pair);
    if (at < 0) continue;
    right.splice(at, 1);
    shared += 1;
  }
  return total === 0 ? 0 : (2 * shared) / total;
};

const ALIKE = 0.5;
/** A longer word is hardly a misspelt name, and comparing it would be slow. */
const MAX_LENGTH = 100;

/** Returns at most three names that the word may be a misspelling of, most similar first. */
export const nearestNames = (word: string, names: Iterable<string>): readonly string[] =>
  word.length > MAX_LENGTH
    ? []
    : [...names]
        .map((name) => ({ name, alike: similarity(word, name) }))
        .filter(({ alike }) => alike >= ALIKE)
        .sort((a, b) => b.alike - a.alike)
        .slice(0, 3)
        .map(({ name }) => name);
