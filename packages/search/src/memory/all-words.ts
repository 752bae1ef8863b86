import { ALL_FIELDS, FIELDS, fieldWeights, PLAIN_FIELDS } from '../text/indexed-text.ts';
import { FIELD_BITS, fieldsOf, rowOf } from './postings.ts';

/** The total weight of each combination of fields, indexed by their bits. */
const WEIGHT_OF = Array.from({ length: 1 << FIELDS.length }, (_, bits) =>
  FIELDS.reduce((sum, [field, bit]) => sum + ((bits & bit) === 0 ? 0 : fieldWeights[field]), 0),
);

/**
 * Packs into one number the fields in which a row has the current word, how many words it has, and its score.
 * `WORD_BITS` is enough for the longest query.
 */
const WORD_BITS = 5;
const markOf = (score: number, words: number, fields: number): number =>
  (((score << WORD_BITS) | words) << FIELD_BITS) | fields;
const wordsOf = (mark: number): number => (mark >>> FIELD_BITS) & ((1 << WORD_BITS) - 1);
const scoreOf = (mark: number): number => mark >>> (FIELD_BITS + WORD_BITS);

/** A word of a query: the postings of each of its tokens, and whether matches in addresses count. */
export interface PostedWord {
  readonly postings: readonly ArrayLike<number>[];
  readonly inAddresses: boolean;
}

/** Finds the rows that contain all words of a query. */
export class AllWords {
  /** One mark per row. All zero between two queries, so that no query needs to allocate its own. */
  #marks = new Uint32Array(1024);

  /**
   * Visits once each row that contains all of these words, of which there must be at least one; the last rows of a
   * token first. `weak`: words of one token each that only raise the score. `rows`: the number of rows.
   */
  each(
    words: readonly PostedWord[],
    weak: readonly PostedWord[],
    rows: number,
    visit: (row: number, score: number) => void,
  ): void {
    if (words.length === 1 && words[0]!.postings.length === 1 && weak.length === 0) {
      eachOf(words[0]!, visit);
      return;
    }
    if (this.#marks.length < rows) this.#marks = new Uint32Array(2 * rows);
    const rarestFirst = words.toSorted((a, b) => sizeOf(a) - sizeOf(b));
    rarestFirst.forEach((word, at) => this.#mark(word, at));
    for (const word of weak) this.#raise(word, words.length);
    const marks = this.#marks;
    for (const postings of rarestFirst[0]!.postings)
      for (let n = postings.length - 1; n >= 0; n -= 1) {
        const row = rowOf(postings[n]!);
        const mark = marks[row]!;
        marks[row] = 0;
        if (wordsOf(mark) === words.length) visit(row, scoreOf(mark));
      }
  }

  /** Marks the rows that contain this word and the `before` previous words. */
  #mark(word: PostedWord, before: number): void {
    const marks = this.#marks;
    const wanted = fieldsWanted(word);
    for (const postings of word.postings)
      for (let n = 0; n < postings.length; n += 1) {
        const row = rowOf(postings[n]!);
        const mark = marks[row]!;
        const found = fieldsOf(postings[n]!) & wanted;
        if (found === 0 || wordsOf(mark) < before) continue;
        const met = wordsOf(mark) === before ? 0 : fieldsOf(mark);
        const fields = met | found;
        marks[row] = markOf(scoreOf(mark) + WEIGHT_OF[fields & ~met]!, before + 1, fields);
      }
  }

  /** Raises the scores of the rows that contain this word and all `words`. */
  #raise(word: PostedWord, words: number): void {
    const marks = this.#marks;
    const wanted = fieldsWanted(word);
    for (const postings of word.postings)
      for (let n = 0; n < postings.length; n += 1) {
        const row = rowOf(postings[n]!);
        const mark = marks[row]!;
        if (wordsOf(mark) !== words) continue;
        marks[row] = markOf(scoreOf(mark) + WEIGHT_OF[fieldsOf(postings[n]!) & wanted]!, words, fieldsOf(mark));
      }
  }
}

/** A single list of postings needs no marks. */
const eachOf = (word: PostedWord, visit: (row: number, score: number) => void): void => {
  const postings = word.postings[0]!;
  const wanted = fieldsWanted(word);
  for (let n = postings.length - 1; n >= 0; n -= 1) {
    const found = fieldsOf(postings[n]!) & wanted;
    if (found !== 0) visit(rowOf(postings[n]!), WEIGHT_OF[found]!);
  }
};

const fieldsWanted = ({ inAddresses }: PostedWord): number => (inAddresses ? ALL_FIELDS : PLAIN_FIELDS);
const sizeOf = ({ postings }: PostedWord): number => postings.reduce((sum, { length }) => sum + length, 0);
