import { ALL_FIELDS, FIELD_BITS } from '../dataset/fields.ts';
import type { PlannedWord } from '../plan/search-plan.ts';
import { fieldsOf, rowOf, type Postings } from './postings.ts';

/** The kind of a match: the fields that hold a token, and whether it is the word's own. */
const KIND_BITS = FIELD_BITS + 1;
const OWN = 1 << FIELD_BITS;

/** A row's mark: the number of the last matching word, from 1; the count of matching words; the best kind of match of the last word. */
const COUNT_BITS = 5;
const markOf = (last: number, count: number, kind: number): number =>
  (((last << COUNT_BITS) | count) << KIND_BITS) | kind;
const lastOf = (mark: number): number => mark >>> (COUNT_BITS + KIND_BITS);
const countOf = (mark: number): number => (mark >>> KIND_BITS) & ((1 << COUNT_BITS) - 1);
const kindOf = (mark: number): number => mark & ((1 << KIND_BITS) - 1);

/** A word with its postings. */
interface PostedWord {
  readonly own: readonly ArrayLike<number>[];
  readonly related: readonly ArrayLike<number>[];
  readonly size: number;
  /** The points of a match, by its kind. */
  readonly points: readonly number[];
}

/** Returns the best match of a word in one row: its points, its fields, and whether a related term made it. */
export interface WordMatch {
  readonly points: number;
  readonly bits: number;
  readonly isRelated: boolean;
}

type Visit = (row: number, points: number, words: number) => void;

/** Adds up the points of the rows that hold the words of a query: see `SearchPlan`. */
export class WordPoints {
  /** By row; all zero between two queries, so that a query need not allocate them. */
  #marks = new Uint32Array(1024);
  #points = new Uint32Array(1024);

  /** Visits each row that contains at least `least` of the words once, with their number. `weak` words only add points. `rows`: rows in the index. */
  visit(
    postings: Postings,
    given: { readonly words: readonly PlannedWord[]; readonly weak: readonly PlannedWord[]; readonly least: number },
    rows: number,
    visit: Visit,
  ): void {
    this.#fit(rows);
    const words = given.words.map((word) => posted(postings, word)).sort((a, b) => a.size - b.size);
    const all = words.length;
    words.forEach((word, at) => this.#add(word, at + 1, Math.max(0, given.least - (all - at))));
    given.weak.forEach((word, at) => this.#add(posted(postings, word), all + at + 1, given.least, true));
    // A row with `least` of the words has one of the first ones, the rarest.
    const first = words.slice(0, all - given.least + 1).flatMap(({ own, related }) => [...own, ...related]);
    for (const list of first) this.#visit(list, given.least, visit);
  }

  #fit(rows: number): void {
    if (this.#marks.length >= rows) return;
    this.#marks = new Uint32Array(2 * rows);
    this.#points = new Uint32Array(2 * rows);
  }

  /** Adds a word's points to the rows that contain `atLeast` of the words before it. `raises`: the word is not counted as one of them. */
  #add(word: PostedWord, number: number, atLeast: number, raises = false): void {
    for (const list of word.own) this.#addList(list, word.points, OWN, number, atLeast, raises);
    for (const list of word.related) this.#addList(list, word.points, 0, number, atLeast, raises);
  }

  #addList(
    list: ArrayLike<number>,
    table: readonly number[],
    kindBit: number,
    number: number,
    atLeast: number,
    raises: boolean,
  ): void {
    const [marks, points] = [this.#marks, this.#points];
    for (let n = 0; n < list.length; n += 1) {
      const posting = list[n]!;
      const kind = fieldsOf(posting) | kindBit;
      const gives = table[kind]!;
      if (gives === 0) continue;
      const row = rowOf(posting);
      const mark = marks[row]!;
      const isSame = lastOf(mark) === number;
      const count = countOf(mark);
      if (!isSame && count < atLeast) continue;
      const before = isSame ? table[kindOf(mark)]! : 0;
      if (gives <= before) continue;
      points[row]! += gives - before;
      marks[row] = markOf(number, isSame || raises ? count : count + 1, kind);
    }
  }

  /** Visits the rows of a list that contain at least `words` words, and clears their marks. The last row first: mostly the newest. */
  #visit(list: ArrayLike<number>, least: number, visit: Visit): void {
    const [marks, points] = [this.#marks, this.#points];
    for (let n = list.length - 1; n >= 0; n -= 1) {
      const row = rowOf(list[n]!);
      const mark = marks[row]!;
      if (mark === 0) continue;
      const given = points[row]!;
      [marks[row], points[row]] = [0, 0];
      const count = countOf(mark);
      if (count >= least) visit(row, given, count);
    }
  }
}

const posted = (postings: Postings, { own, related, points }: PlannedWord): PostedWord => {
  const lists = { own: own.map((token) => postings.of(token)), related: related.map((token) => postings.of(token)) };
  const size = [...lists.own, ...lists.related].reduce((sum, { length }) => sum + length, 0);
  return { ...lists, size, points: [...points.related, ...points.own] };
};

/** Returns the best match of a word in a row, or undefined if it does not match. */
export const matchOf = (postings: Postings, word: PlannedWord, row: number): WordMatch | undefined => {
  let best: WordMatch | undefined;
  for (const [tokens, table, isRelated] of [
    [word.own, word.points.own, false],
    [word.related, word.points.related, true],
  ] as const)
    for (const token of tokens) {
      const bits = fieldsAt(postings.of(token), row);
      const points = table[bits & ALL_FIELDS]!;
      if (points > (best?.points ?? 0)) best = { points, bits, isRelated };
    }
  return best;
};

/** Returns the fields of a row in a list of postings, by bisection; 0 if it has no such row. */
const fieldsAt = (list: ArrayLike<number>, row: number): number => {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (rowOf(list[middle]!) < row) low = middle + 1;
    else high = middle;
  }
  return low < list.length && rowOf(list[low]!) === row ? fieldsOf(list[low]!) : 0;
};
