import { FIELDS, fieldWeights } from './indexed-text.ts';
import { FIELD_BITS, fieldsOf, rowOf } from './postings.ts';

/** The weight of several fields together, by their bits. */
const WEIGHT_OF = Array.from({ length: 1 << FIELDS.length }, (_, bits) =>
  FIELDS.reduce((sum, [field, bit]) => sum + ((bits & bit) === 0 ? 0 : fieldWeights[field]), 0),
);

/** A row's mark: in which fields it holds the word at hand, how many words it holds, its score. No query has more words than the middle can count. */
const WORD_BITS = 5;
const markOf = (score: number, words: number, fields: number): number =>
  (((score << WORD_BITS) | words) << FIELD_BITS) | fields;
const wordsOf = (mark: number): number => (mark >>> FIELD_BITS) & ((1 << WORD_BITS) - 1);
const scoreOf = (mark: number): number => mark >>> (FIELD_BITS + WORD_BITS);

/** A word of a query: the postings of each of its tokens. */
type PostedWord = readonly ArrayLike<number>[];

/** Finds the rows that hold all words of a query. */
export class AllWords {
  /** By row; all zero between two queries, so that none has to make its own. */
  #marks = new Uint32Array(1024);

  /** Visits, once each, the rows that hold all of these words, at least one of them; of a token's rows the last first. `rows`: how many there are. */
  each(words: readonly PostedWord[], rows: number, visit: (row: number, score: number) => void): void {
    if (words.length === 1 && words[0]!.length === 1) {
      eachOf(words[0]![0]!, visit);
      return;
    }
    if (this.#marks.length < rows) this.#marks = new Uint32Array(2 * rows);
    const rarestFirst = words.toSorted((a, b) => sizeOf(a) - sizeOf(b));
    rarestFirst.forEach((word, at) => this.#mark(word, at));
    const marks = this.#marks;
    for (const postings of rarestFirst[0]!)
      for (let n = postings.length - 1; n >= 0; n -= 1) {
        const row = rowOf(postings[n]!);
        const mark = marks[row]!;
        marks[row] = 0;
        if (wordsOf(mark) === words.length) visit(row, scoreOf(mark));
      }
  }

  /** Marks the rows that hold this word, of those that hold the `before` words before it. */
  #mark(word: PostedWord, before: number): void {
    const marks = this.#marks;
    for (const postings of word)
      for (let n = 0; n < postings.length; n += 1) {
        const row = rowOf(postings[n]!);
        const mark = marks[row]!;
        if (wordsOf(mark) < before) continue;
        const met = wordsOf(mark) === before ? 0 : fieldsOf(mark);
        const fields = met | fieldsOf(postings[n]!);
        marks[row] = markOf(scoreOf(mark) + WEIGHT_OF[fields & ~met]!, before + 1, fields);
      }
  }
}

/** One list of postings alone needs no marks. */
const eachOf = (postings: ArrayLike<number>, visit: (row: number, score: number) => void): void => {
  for (let n = postings.length - 1; n >= 0; n -= 1) visit(rowOf(postings[n]!), WEIGHT_OF[fieldsOf(postings[n]!)]!);
};

const sizeOf = (word: PostedWord): number => word.reduce((sum, { length }) => sum + length, 0);
