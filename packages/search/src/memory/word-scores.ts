import { ALL_FIELDS, FIELDS, fieldWeights, PLAIN_FIELDS } from '../text/indexed-text.ts';
import { FIELD_BITS, fieldsOf, rowOf } from './postings.ts';

/** The weight of a related term, as a share of the weight of the word itself. */
const RELATED_SHARE = 0.5;
/** BM25's saturation, over the weights of the matching fields (BM25F; Robertson and Zaragoza, 2009, §3.1): each further field adds less. */
const SATURATION = 4;
/** Scores are multiplied by this and rounded, so that a cursor stores them exactly. */
const UNIT = 100;

/** More than any score: rows with all words come before rows with some of them. */
const ALL_WORDS = 1_000_000;

const FIELD_SETS = 1 << FIELDS.length;
const weightOf = (bits: number): number =>
  FIELDS.reduce((sum, [field, bit]) => sum + ((bits & bit) === 0 ? 0 : fieldWeights[field]), 0);

/** The saturated weight of a word, by the fields that contain the word itself (upper bits) and those that contain a related term (lower bits). */
const COUNTS = Float64Array.from({ length: FIELD_SETS * FIELD_SETS }, (_, bits) => {
  const [own, related] = [bits >>> FIELD_BITS, bits & (FIELD_SETS - 1)];
  const weight = weightOf(own) + RELATED_SHARE * weightOf(related & ~own);
  return weight / (weight + SATURATION);
});

/** A row's mark: the number of the last matching word, from 1; the count of matching words; the fields that match the last word. */
const COUNT_BITS = 5;
const FIELDS_BITS = 2 * FIELD_BITS;
const markOf = (last: number, count: number, fields: number): number =>
  (((last << COUNT_BITS) | count) << FIELDS_BITS) | fields;
const lastOf = (mark: number): number => mark >>> (COUNT_BITS + FIELDS_BITS);
const countOf = (mark: number): number => (mark >>> FIELDS_BITS) & ((1 << COUNT_BITS) - 1);
const fieldsOfMark = (mark: number): number => mark & ((1 << FIELDS_BITS) - 1);

/** A word of a query: the postings of its own tokens, and of related terms. */
export interface PostedWord {
  readonly own: readonly ArrayLike<number>[];
  readonly related: readonly ArrayLike<number>[];
  /** Whether it may stand in an address of the dataset too. */
  readonly inAddresses: boolean;
}

type Visit = (row: number, score: number) => void;

/** Scores the rows that hold the words of a query. */
export class WordScores {
  /** By row; all zero between two queries, so that a query need not allocate them. */
  #marks = new Uint32Array(1024);
  #scores = new Float32Array(1024);

  /** Visits each row that contains all words once. `weak` words only raise the score. `rows`: the number of rows in the index. */
  all(words: readonly PostedWord[], weak: readonly PostedWord[], rows: number, visit: Visit): void {
    this.#fit(rows);
    const rarestFirst = words.toSorted((a, b) => sizeOf(a) - sizeOf(b));
    rarestFirst.forEach((word, at) => this.#add(word, at + 1, at, rows));
    weak.forEach((word, at) => this.#add(word, words.length + at + 1, words.length, rows, true));
    const { own, related } = rarestFirst[0]!;
    for (const postings of [...own, ...related]) this.#visit(postings, words.length, visit);
  }

  /** Visits each row that contains some of the words once; rows with all of them have higher scores. `weak`, `rows`: see `all`. */
  some(words: readonly PostedWord[], weak: readonly PostedWord[], rows: number, visit: Visit): void {
    this.#fit(rows);
    words.forEach((word, at) => this.#add(word, at + 1, 0, rows));
    weak.forEach((word, at) => this.#add(word, words.length + at + 1, 1, rows, true));
    const lists = words.flatMap(({ own, related }) => [...own, ...related]);
    for (const postings of lists) this.#visit(postings, 1, visit, words.length);
  }

  #fit(rows: number): void {
    if (this.#marks.length >= rows) return;
    this.#marks = new Uint32Array(2 * rows);
    this.#scores = new Float32Array(2 * rows);
  }

  /** Adds a word's score to the rows that contain `atLeast` of the words before it. `raises`: the word is not counted as one of them. */
  #add(word: PostedWord, number: number, atLeast: number, rows: number, raises = false): void {
    const wanted = word.inAddresses ? ALL_FIELDS : PLAIN_FIELDS;
    const rarity = rarityOf(sizeOf(word), rows);
    for (const postings of word.own)
      this.#addList(postings, { number, atLeast, rarity, wanted, raises, shift: FIELD_BITS });
    for (const postings of word.related) this.#addList(postings, { number, atLeast, rarity, wanted, raises, shift: 0 });
  }

  #addList(
    postings: ArrayLike<number>,
    {
      number,
      atLeast,
      rarity,
      wanted,
      raises,
      shift,
    }: Readonly<Record<'number' | 'atLeast' | 'rarity' | 'wanted' | 'shift', number>> & { readonly raises: boolean },
  ): void {
    const [marks, scores] = [this.#marks, this.#scores];
    for (let n = 0; n < postings.length; n += 1) {
      const posting = postings[n]!;
      const found = fieldsOf(posting) & wanted;
      if (found === 0) continue;
      const row = rowOf(posting);
      const mark = marks[row]!;
      const isSame = lastOf(mark) === number;
      const count = countOf(mark);
      if (!isSame && count < atLeast) continue;
      const before = isSame ? fieldsOfMark(mark) : 0;
      const after = before | (found << shift);
      if (after === before) continue;
      scores[row]! += rarity * (COUNTS[after]! - COUNTS[before]!);
      marks[row] = markOf(number, isSame || raises ? count : count + 1, after);
    }
  }

  /** Visits the rows of a list that contain at least `words` words, and clears their marks. The last row first: mostly the newest. */
  #visit(postings: ArrayLike<number>, words: number, visit: Visit, all = Infinity): void {
    const [marks, scores] = [this.#marks, this.#scores];
    for (let n = postings.length - 1; n >= 0; n -= 1) {
      const row = rowOf(postings[n]!);
      const mark = marks[row]!;
      if (mark === 0) continue;
      const score = scores[row]!;
      [marks[row], scores[row]] = [0, 0];
      const count = countOf(mark);
      if (count >= words) visit(row, Math.round(UNIT * score) + (count >= all ? ALL_WORDS : 0));
    }
  }
}

/**
 * Returns BM25's inverse document frequency, rounded to half steps of powers of two. Rounded, because a page's cursor stores a score: it
 * must not change with each written dataset.
 */
const rarityOf = (rows: number, all: number): number => 0.5 + Math.round(2 * Math.log2(1 + all / (1 + rows))) / 2;

const sizeOf = ({ own, related }: PostedWord): number =>
  own.reduce((sum, { length }) => sum + length, 0) + related.reduce((sum, { length }) => sum + length, 0);
