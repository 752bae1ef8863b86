import { FIELD_BITS } from '../../dataset/fields.ts';
import { fieldsOf, rowOf } from '../segment/posting.ts';
import type { BlockList, PostedWord } from './posted-words.ts';

/**
 * Rows that are looked at together. Few enough that marks and points stay in the processor's cache, and that a search gives a turn within a
 * millisecond or two.
 */
export const BLOCK = 1 << 13;

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

/** By row of a block; all zero between two blocks, so that all searches share them. */
const marks = new Uint32Array(BLOCK);
const points = new Uint32Array(BLOCK);

export type VisitRow = (row: number, points: number, words: number) => void;

/** Words of a query, with their postings: see `SearchPlan`. */
export interface PostedWords {
  /** The rarest first. */
  readonly words: readonly PostedWord[];
  /** They only add points. */
  readonly weak: readonly PostedWord[];
  /** Rows with fewer of the words are not visited. */
  readonly least: number;
}

/** Returns the lists of the first words: a row with `least` of the words has one of these. */
export const leadingLists = ({ words, least }: PostedWords): readonly BlockList[] =>
  words.slice(0, words.length - least + 1).flatMap(({ lists }) => lists);

/** Visits each row of the current block that contains at least `least` of the words once, with its points and their number; the last one first. */
export const visitBlock = (given: PostedWords, first: number, visit: VisitRow): void => {
  const { words, weak, least } = given;
  const all = words.length;
  words.forEach((word, at) => add(word, { first, number: at + 1, atLeast: Math.max(0, least - (all - at)), step: 1 }));
  weak.forEach((word, at) => add(word, { first, number: all + at + 1, atLeast: least, step: 0 }));
  for (const list of leadingLists(given)) visitList(list, first, least, visit);
};

interface Adding {
  readonly first: number;
  readonly number: number;
  /** Only rows that contain this many of the words before it. */
  readonly atLeast: number;
  /** 0: it is not counted as one of the words. */
  readonly step: number;
}

/** Adds a word's points to the rows of the block. */
const add = (word: PostedWord, adding: Adding): void => {
  for (const list of word.own) addList(list, word.points, OWN, adding);
  for (const list of word.related) addList(list, word.points, 0, adding);
};

const addList = (
  { list, start, end }: BlockList,
  table: readonly number[],
  kindBit: number,
  { first, number, atLeast, step }: Adding,
): void => {
  for (let n = start; n < end; n += 1) {
    const posting = list[n]!;
    const kind = fieldsOf(posting) | kindBit;
    const gives = table[kind]!;
    if (gives === 0) continue;
    const row = rowOf(posting) - first;
    const mark = marks[row]!;
    const isSame = lastOf(mark) === number;
    const count = countOf(mark);
    if (!isSame && count < atLeast) continue;
    const before = isSame ? table[kindOf(mark)]! : 0;
    if (gives <= before) continue;
    points[row]! += gives - before;
    marks[row] = markOf(number, isSame ? count : count + step, kind);
  }
};

/** Visits the rows of a list, and clears their marks. */
const visitList = ({ list, start, end }: BlockList, first: number, least: number, visit: VisitRow): void => {
  for (let n = end - 1; n >= start; n -= 1) {
    const row = rowOf(list[n]!) - first;
    const mark = marks[row]!;
    if (mark === 0) continue;
    const given = points[row]!;
    [marks[row], points[row]] = [0, 0];
    const count = countOf(mark);
    if (count >= least) visit(first + row, given, count);
  }
};
