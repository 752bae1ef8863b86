import { ALL_FIELDS, FIELDS, fieldWeights, PLAIN_FIELDS } from '../text/indexed-text.ts';
import { FIELD_BITS, fieldsOf, rowOf } from './postings.ts';

/** A related term counts for this much of the word itself. */
const RELATED_SHARE = 0.5;
/** Beyond some fields, one more says little: BM25's saturation (Robertson and Zaragoza, 2009, §3.1), over weighted fields (BM25F). */
const SATURATION = 4;
/** Scores are whole numbers of this part, so that a cursor holds them exactly. */
const UNIT = 100;

/** More than any score: rows that hold all words come before rows that hold some. */
const ALL_WORDS = 1_000_000;

const FIELD_SETS = 1 << FIELDS.length;
const weightOf = (bits: number): number =>
  FIELDS.reduce((sum, [field, bit]) => sum + ((bits & bit) === 0 ? 0 : fieldWeights[field]), 0);

/** How much a word counts by the fields that hold it itself (upper bits) and those that hold a related term (lower bits). */
const COUNTS = Float64Array.from({ length: FIELD_SETS * FIELD_SETS }, (_, bits) => {
  const [own, related] = [bits >>> FIELD_BITS, bits & (FIELD_SETS - 1)];
  const weight = weightOf(own) + RELATED_SHARE * weightOf(related & ~own);
  return weight / (weight + SATURATION);
});

/** A row's mark: the last word that it holds, counted from 1; how many it holds; the fields in which it holds that word. */
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
  /** By row; all zero between two queries, so that none has to make its own. */
  #marks = new Uint32Array(1024);
  #scores = new Float32Array(1024);

  /** Visits, once each, the rows that hold all words. `weak` words only raise the score. `rows`: how many there are. */
  all(words: readonly PostedWord[], weak: readonly PostedWord[], rows: number, visit: Visit): void {
    this.#fit(rows);
    const rarestFirst = words.toSorted((a, b) => sizeOf(a) - sizeOf(b));
    rarestFirst.forEach((word, at) => this.#add(word, at + 1, at, rows));
    weak.forEach((word, at) => this.#add(word, words.length + at + 1, words.length, rows, true));
    const { own, related } = rarestFirst[0]!;
    for (const postings of [...own, ...related]) this.#visit(postings, words.length, visit);
  }

  /** Visits, once each, the rows that hold some of the words; those that hold all of them have the higher scores. */
  some(words: readonly PostedWord[], rows: number, visit: Visit): void {
    this.#fit(rows);
    words.forEach((word, at) => this.#add(word, at + 1, 0, rows));
    const lists = words.flatMap(({ own, related }) => [...own, ...related]);
    for (const postings of lists) this.#visit(postings, 1, visit, words.length);
  }

  #fit(rows: number): void {
    if (this.#marks.length >= rows) return;
    this.#marks = new Uint32Array(2 * rows);
    this.#scores = new Float32Array(2 * rows);
  }

  /** Adds a word to the rows that hold `atLeast` of the words before it. `raises`: it counts for the score alone. */
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

  /** Visits the rows of a list that hold so many words, and clears their marks. The last first: mostly the newest. */
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
 * How much a word tells datasets apart: BM25's inverse document frequency, in half steps of powers of two. In steps, because a page's
 * cursor holds a score: it must not change with each dataset that is written.
 */
const rarityOf = (rows: number, all: number): number => 0.5 + Math.round(2 * Math.log2(1 + all / (1 + rows))) / 2;

const sizeOf = ({ own, related }: PostedWord): number =>
  own.reduce((sum, { length }) => sum + length, 0) + related.reduce((sum, { length }) => sum + length, 0);
