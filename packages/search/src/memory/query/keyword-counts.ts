import type { FacetValue } from '@moisson/domain';
import { keywordToken } from '../../dataset/indexed-text.ts';
import { mostFrequent } from '../../page/facets.ts';
import type { Keywords } from '../keywords.ts';
import { positionOf, rowOf } from '../segment/posting.ts';
import type { ViewedSegment } from '../segments.ts';
import type { Work } from '../work.ts';

/** Keywords that are counted between two turns. */
const TURN = 500;

/** The rows of a result, by segment: 1 for each. */
export type ResultRows = Map<ViewedSegment, Uint8Array>;

/** Returns the most frequent keywords of a result, `limit` at most. Takes time for each keyword of the catalogue. */
export function* keywordCounts(keywords: Keywords, results: ResultRows, limit: number): Work<readonly FacetValue[]> {
  const counted: FacetValue[] = [];
  let n = 0;
  for (const value of keywords.all()) {
    const token = keywordToken(value);
    let count = 0;
    for (const [{ segment, length }, rows] of results) {
      const list = segment.postingsOf(token);
      const end = positionOf(list, length);
      for (let at = 0; at < end; at += 1) count += rows[rowOf(list[at]!)]!;
    }
    if (count > 0) counted.push({ value, count });
    n += 1;
    if (n % TURN === 0) yield;
  }
  return mostFrequent(counted, limit);
}
