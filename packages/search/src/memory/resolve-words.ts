import { stems } from '../text/analyse.ts';
import type { QueryWord } from '../text/query.ts';
import { relatedTokens } from '../text/related.ts';
import type { Postings } from './postings.ts';
import type { Vocabulary } from './vocabulary.ts';
import type { PostedWord } from './word-scores.ts';

/** A word of a query, with the postings that find it. */
export interface ResolvedWord extends PostedWord {
  /** The word that is searched for in place of one that no dataset holds. */
  readonly corrected?: { readonly written: string; readonly searched: string };
}

/** Words that stand for the beginning of one. */
const MAX_COMPLETIONS = 20;
/** Shorter beginnings are of too many words. */
const MIN_BEGINNING = 3;

/** The letters of a word that ends with digits. */
const LETTERS_THEN_DIGITS = /^\p{L}+(?=\d+$)/u;

/** Elided words written without their apostrophe: "leau", "dhabitation", "quil". */
const ELISION = /^(?:qu|[ldnsjmtc])(?=[aeiouyh])/;

/**
 * Finds the postings of each word. A word that no dataset holds is searched for without its elided article ("leau": eau), or else as the
 * nearest word of the catalogue's titles and keywords ("bibliotheqe": bibliotheque). `isTyping`: the last word may be the beginning of
 * one ("biblio"): then it stands for all words that begin so.
 */
export const resolveWords = (
  words: readonly QueryWord[],
  postings: Postings,
  vocabulary: Vocabulary,
  isTyping = false,
): readonly ResolvedWord[] => {
  const resolve = ({ tokens, related, joined, inAddresses }: Omit<QueryWord, 'word'>): ResolvedWord => ({
    own: postingsOf(postings, [...tokens, ...joined]),
    related: postingsOf(postings, related),
    inAddresses,
  });
  return words.map((word, at) => {
    const found = resolve(word);
    if (isFound(found)) return found;
    if (isTyping && at === words.length - 1 && word.word.length >= MIN_BEGINNING) {
      const completions = vocabulary.beginningWith(word.word, MAX_COMPLETIONS);
      if (completions.length > 0)
        return resolve({ ...word, tokens: [...new Set(completions.flatMap(stems))], related: [] });
    }
    const other = otherWord(word.word, postings, vocabulary);
    if (other === undefined) return found;
    const { inAddresses, joined } = word;
    const resolved = resolve({
      tokens: stems(other.word),
      related: [...relatedTokens([other.word])[0]!],
      joined,
      inAddresses,
    });
    return other.isCorrection ? { ...resolved, corrected: { written: word.word, searched: other.word } } : resolved;
  });
};

const otherWord = (
  word: string,
  postings: Postings,
  vocabulary: Vocabulary,
): { readonly word: string; readonly isCorrection: boolean } | undefined => {
  const bare = word.replace(ELISION, '');
  if (bare !== word && bare.length > 2 && postingsOf(postings, stems(bare)).length > 0)
    return { word: bare, isCorrection: false };
  // "covid19" is covid and 19.
  const [letters = ''] = LETTERS_THEN_DIGITS.exec(word) ?? [];
  if (letters.length > 2 && postingsOf(postings, stems(letters)).length > 0)
    return { word: letters, isCorrection: false };
  const nearest = vocabulary.nearest(word);
  return nearest === undefined ? undefined : { word: nearest, isCorrection: true };
};

const postingsOf = (postings: Postings, tokens: readonly string[]): readonly ArrayLike<number>[] =>
  tokens.map((token) => postings.of(token)).filter(({ length }) => length > 0);

const isFound = ({ own, related }: PostedWord): boolean => own.length + related.length > 0;
