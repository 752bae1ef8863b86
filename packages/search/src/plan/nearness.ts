import { editDistance, maxDistance } from './edit-distance.ts';

/** Minimum length of a word that others are corrected to. A shorter one is near to too many others. */
const MIN_LENGTH = 4;
const MAX_LENGTH = 20;
const ONLY_LETTERS = /^\p{L}+$/u;

/** Whether a word of a query is of a length that may be corrected. */
export const mayBeNear = (word: string): boolean => word.length >= MIN_LENGTH && word.length <= MAX_LENGTH;

/** Whether a folded word of titles and keywords may correct or complete a word of a query. */
export const isVocabulary = (word: string): boolean => mayBeNear(word) && ONLY_LETTERS.test(word);

/** A word of the vocabulary with the number of datasets that hold it. */
export interface KnownWord {
  readonly word: string;
  readonly count: number;
}

/** Returns the word of these that is nearest to a word of a query, of equally near ones the most frequent; undefined if none is near. */
export const nearestOf = (word: string, known: Iterable<KnownWord>): string | undefined => {
  if (!mayBeNear(word)) return undefined;
  const most = maxDistance(word);
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
