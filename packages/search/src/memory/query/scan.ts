import { holding } from '../segment/pair-sets.ts';
import { rowOf } from '../segment/posting.ts';
import type { SearchPlan, Excluded } from '../../plan/search-plan.ts';
import type { ViewedSegment } from '../segments.ts';
import type { Work } from '../work.ts';
import { BLOCK, leadingLists, visitBlock, type PostedWords, type VisitRow } from './block.ts';
import { BlockList, posted } from './posted-words.ts';

/** Visits the rows of a segment that hold at least `least` of a plan's words, and none that it excludes. Without words: all rows. */
export function* scan(viewed: ViewedSegment, plan: SearchPlan, least: number, visit: VisitRow): Work<void> {
  const { segment, length } = viewed;
  const excludes = exclusion(viewed, plan.excluded);
  if (plan.words.length === 0) {
    for (let last = length; last > 0; last -= BLOCK) {
      const first = Math.max(0, last - BLOCK);
      const isExcluded = excludes?.(first, last);
      for (let row = last - 1; row >= first; row -= 1) if (isExcluded?.(row) !== true) visit(row, 0, 0);
      yield;
    }
    return;
  }
  const words = plan.words.map((word) => posted(segment, length, word)).sort((a, b) => a.size - b.size);
  if (words.filter(({ size }) => size > 0).length < least) return;
  const given: PostedWords = { words, weak: plan.weak.map((word) => posted(segment, length, word)), least };
  const leading = leadingLists(given);
  const lists = [...words, ...given.weak].flatMap(({ lists: all }) => all);
  for (;;) {
    const newest = leading.reduce((row, list) => Math.max(row, list.before), -1);
    if (newest < 0) return;
    const first = newest - (newest % BLOCK);
    for (const list of lists) list.goTo(first, first + BLOCK);
    const isExcluded = excludes?.(first, first + BLOCK);
    visitBlock(
      given,
      first,
      isExcluded === undefined ? visit : (row, ...rest) => isExcluded(row) || visit(row, ...rest),
    );
    yield;
  }
}

type Exclusion = (first: number, last: number) => (row: number) => boolean;

/** Returns, for the rows from `first` to before `last`, a check whether a row holds an excluded word or phrase. Blocks in descending order. */
const exclusion = ({ segment, length, pairs }: ViewedSegment, excluded: readonly Excluded[]): Exclusion | undefined => {
  if (excluded.length === 0) return undefined;
  const parts = excluded.map((one) => ({
    words: one.words.map((tokens) => tokens.map((token) => new BlockList(segment.postingsOf(token), length))),
    holds: holding(pairs, one.pairs),
  }));
  return (first, last) => {
    const found = new Uint8Array(last - first);
    for (const { words, holds } of parts) {
      // How many of the words each row holds, as far as it holds all before.
      const held = new Uint8Array(last - first);
      words.forEach((lists, before) => {
        for (const list of lists) {
          list.goTo(first, last);
          for (let n = list.start; n < list.end; n += 1) {
            const row = rowOf(list.list[n]!) - first;
            if (held[row] === before) held[row] = before + 1;
          }
        }
      });
      for (let row = 0; row < held.length; row += 1)
        if (held[row] === words.length && holds(first + row)) found[row] = 1;
    }
    return (row) => found[row - first] === 1;
  };
};
