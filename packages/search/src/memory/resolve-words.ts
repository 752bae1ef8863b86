import { stems } from '../text/analyse.ts';
import type { QueryWord } from '../text/query.ts';
import { relatedTokens } from '../text/related.ts';
import { rowOf, type Postings } from './postings.ts';
import type { Vocabulary } from './vocabulary.ts';
import type { PostedWord } from './word-scores.ts';

/** A word of a query, with the postings that find it. */
export interface ResolvedWord extends PostedWord {
  /** The word that is searched for in place of one that no dataset holds. */
  readonly corrected?: { readonly written: string; readonly searched: string };
}

/** The maximum of words that match a beginning. */
const MAX_COMPLETIONS = 20;
/** Shorter beginnings would match too many words. */
const MIN_BEGINNING = 3;

/** The letters of a word that ends with digits. */
const LETTERS_THEN_DIGITS = /^\p{L}+(?=\d+$)/u;

/** Elided words written without their apostrophe: "leau", "dhabitation", "quil". */
const ELISION = /^(?:qu|[ldnsjmtc])(?=[aeiouyh])/;

/** The part of the index that resolves the words of a query. */
export interface WordSource {
  readonly postings: Postings;
  readonly vocabulary: Vocabulary;
  /** Whether a row still has a dataset: postings and vocabulary also contain words of datasets that changed or were removed. */
  readonly isLive: (row: number) => boolean;
}

/**
 * Returns the postings of each word. If no dataset contains a word, it is read without its elided article ("leau": eau), without the
 * digits at its end ("covid19": covid), or as the nearest word of titles and keywords ("bibliotheqe": bibliotheque). `isTyping`: the last
 * word may be the beginning of a word ("biblio"), and then matches all words that begin so.
 */
export const resolveWords = (
  words: readonly QueryWord[],
  source: WordSource,
  isTyping = false,
): readonly ResolvedWord[] => {
  const resolve = ({ tokens, related, joined, inAddresses }: Omit<QueryWord, 'word'>): ResolvedWord => ({
    own: postingsOf(source, [...tokens, ...joined]),
    related: postingsOf(source, related),
    inAddresses,
  });
  return words.map((word, at) => {
    const found = resolve(word);
    if (isFound(found)) return found;
    if (isTyping && at === words.length - 1 && word.word.length >= MIN_BEGINNING) {
      const completions = source.vocabulary.beginningWith(word.word, MAX_COMPLETIONS);
      const completed = resolve({ ...word, tokens: [...new Set(completions.flatMap(stems))], related: [] });
      if (isFound(completed)) return completed;
    }
    const other = otherWord(word.word, source);
    if (other === undefined) return found;
    const resolved = resolve({ ...word, tokens: stems(other.word), related: relatedTokens([other.word])[0]! });
    return other.isCorrection ? { ...resolved, corrected: { written: word.word, searched: other.word } } : resolved;
  });
};

/** Returns a word that some dataset contains, to search for instead of one that none contains; undefined if there is none. */
const otherWord = (
  word: string,
  source: WordSource,
): { readonly word: string; readonly isCorrection: boolean } | undefined => {
  const isKnown = (one: string): boolean => postingsOf(source, stems(one)).length > 0;
  const bare = word.replace(ELISION, '');
  if (bare !== word && bare.length > 2 && isKnown(bare)) return { word: bare, isCorrection: false };
  const [letters = ''] = LETTERS_THEN_DIGITS.exec(word) ?? [];
  if (letters.length > 2 && isKnown(letters)) return { word: letters, isCorrection: false };
  const nearest = source.vocabulary.nearest(word);
  return nearest === undefined || !isKnown(nearest) ? undefined : { word: nearest, isCorrection: true };
};

/** Returns the postings of the tokens that some dataset has. */
const postingsOf = ({ postings, isLive }: WordSource, tokens: readonly string[]): readonly ArrayLike<number>[] =>
  tokens.map((token) => postings.of(token)).filter((list) => hasLive(list, isLive));

/** Newest rows first: mostly the first one is live. */
const hasLive = (list: ArrayLike<number>, isLive: (row: number) => boolean): boolean => {
  for (let n = list.length - 1; n >= 0; n -= 1) if (isLive(rowOf(list[n]!))) return true;
  return false;
};

const isFound = ({ own, related }: PostedWord): boolean => own.length + related.length > 0;
