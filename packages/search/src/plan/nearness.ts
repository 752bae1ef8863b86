/** Minimum length of a word that others are corrected to. A shorter one is near to too many others. */
const MIN_LENGTH = 4;
const MAX_LENGTH = 20;
const ONLY_LETTERS = /^\p{L}+$/u;

/** Whether a word of a query is of a length that may be corrected. */
export const mayBeNear = (word: string): boolean => word.length >= MIN_LENGTH && word.length <= MAX_LENGTH;

/** Whether a folded word of titles and keywords may correct or complete a word of a query. */
export const isVocabulary = (word: string): boolean => mayBeNear(word) && ONLY_LETTERS.test(word);

/** Returns how many edits a word may be away from the one that is meant: one, or two if it has at least eight letters. */
export const mostEdits = (word: string): number => (word.length >= 8 ? 2 : 1);

/** A word of the vocabulary with the number of datasets that hold it. */
export interface KnownWord {
  readonly word: string;
  readonly count: number;
}

/** Returns the word of these that is nearest to a word of a query, of equally near ones the most frequent; undefined if none is near. */
export const nearestOf = (word: string, known: Iterable<KnownWord>): string | undefined => {
  if (!mayBeNear(word)) return undefined;
  const most = mostEdits(word);
  let best: Near | undefined;
  for (const one of known) {
    if (one.word[0] !== word[0]) continue;
    const distance = editDistance(word, one.word, most);
    if (distance <= most && (best === undefined || isBetter({ known: one, distance }, best)))
      best = { known: one, distance };
  }
  return best?.known.word;
};

interface Near {
  readonly known: KnownWord;
  readonly distance: number;
}

/** Equal ones in the order of the alphabet, so that every engine chooses the same. */
const isBetter = (a: Near, b: Near): boolean =>
  a.distance !== b.distance
    ? a.distance < b.distance
    : a.known.count !== b.known.count
      ? a.known.count > b.known.count
      : a.known.word < b.known.word;

/**
 * Returns the number of insertions, deletions, replacements and swaps of neighbours between two words (optimal string alignment), or
 * `most` + 1 if there are more than `most`.
 */
const editDistance = (a: string, b: string, most: number): number => {
  let [twoBefore, before] = [
    new Array<number>(b.length + 1).fill(0),
    Array.from({ length: b.length + 1 }, (_, j) => j),
  ];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(before[j]! + 1, row[j - 1]! + 1, before[j - 1]! + Number(!same));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, twoBefore[j - 2]! + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    [twoBefore, before] = [before, row];
  }
  return before[b.length]!;
};
