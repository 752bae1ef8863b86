import { ALL_FIELDS } from '../../dataset/fields.ts';
import type { PlannedWord } from '../../plan/search-plan.ts';
import { fieldsOf, positionOf, rowOf, type PostingList } from '../segment/posting.ts';
import type { Segment } from '../segment/segment.ts';

/** A list of postings that is read from its end, a block of rows at a time. */
export class BlockList {
  readonly list: PostingList;
  /** The postings of the current block: from `start` to before `end`. */
  start: number;
  end: number;

  /** `rows`: later ones are not read. */
  constructor(list: PostingList, rows: number) {
    this.list = list;
    this.start = positionOf(list, rows);
    this.end = this.start;
  }

  /** The last row before the current block; -1 if there is none. */
  get before(): number {
    return this.start === 0 ? -1 : rowOf(this.list[this.start - 1]!);
  }

  /** Goes to an earlier block: the rows from `first` to before `last`. */
  goTo(first: number, last: number): void {
    this.end = this.before < last ? this.start : positionOf(this.list, last, this.start);
    this.start = positionOf(this.list, first, this.end);
  }
}

/** A word of a query with its postings in one segment. */
export interface PostedWord {
  readonly own: readonly BlockList[];
  readonly related: readonly BlockList[];
  readonly lists: readonly BlockList[];
  readonly size: number;
  /** The points of a match, by its kind: related ones first, then own ones, each by the fields that hold the token. */
  readonly points: readonly number[];
}

export const posted = (segment: Segment, rows: number, { own, related, points }: PlannedWord): PostedWord => {
  const listsOf = (tokens: readonly string[]): BlockList[] =>
    tokens.map((token) => new BlockList(segment.postingsOf(token), rows));
  const [ownLists, relatedLists] = [listsOf(own), listsOf(related)];
  const lists = [...ownLists, ...relatedLists];
  return {
    ...{ own: ownLists, related: relatedLists, lists, points: [...points.related, ...points.own] },
    size: lists.reduce((sum, { start }) => sum + start, 0),
  };
};

/** The best match of a word in one row: its points, the fields that hold the token, and whether a related term made it. */
export interface WordMatch {
  readonly points: number;
  readonly bits: number;
  readonly isRelated: boolean;
}

/** Returns the best match of a word in a row, or undefined if it does not match. */
export const matchOf = (segment: Segment, word: PlannedWord, row: number): WordMatch | undefined => {
  let best: WordMatch | undefined;
  for (const [tokens, table, isRelated] of [
    [word.own, word.points.own, false],
    [word.related, word.points.related, true],
  ] as const)
    for (const token of tokens) {
      const bits = fieldsAt(segment.postingsOf(token), row);
      const points = table[bits & ALL_FIELDS]!;
      if (points > (best?.points ?? 0)) best = { points, bits, isRelated };
    }
  return best;
};

/** Returns the fields of a row in a list of postings; 0 if it has no such row. */
const fieldsAt = (list: PostingList, row: number): number => {
  const at = positionOf(list, row);
  return at < list.length && rowOf(list[at]!) === row ? fieldsOf(list[at]!) : 0;
};
