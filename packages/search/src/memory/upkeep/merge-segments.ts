import { FrozenSegment } from '../segment/frozen-segment.ts';
import type { Work } from '../work.ts';
import { mergedColumns, mergedIds, mergedOrder, mergedPairs, mergedTitleKeys } from './merge-rows.ts';
import { GONE, mergeTokens } from './merge-tokens.ts';

/**
 * Returns the live rows of some segments in one. Rows may die meanwhile, and are then dead in the new segment too. Undefined if no live row
 * was left.
 */
export function* mergeSegments(segments: readonly FrozenSegment[]): Work<FrozenSegment | undefined> {
  let length = 0;
  const sources = segments.map((segment) => {
    const numbers = new Uint32Array(segment.length).fill(GONE);
    const kept = new Uint32Array(segment.length - segment.deadRows);
    const first = length;
    for (let row = 0; row < segment.length; row += 1) {
      if (segment.dead[row] === 1) continue;
      kept[length - first] = row;
      numbers[row] = length;
      length += 1;
    }
    return { segment, numbers, kept, first, tokens: segment.parts.tokens };
  });
  if (length === 0) return undefined;
  yield;
  const parts = {
    rows: yield* mergedColumns(sources, length),
    ids: yield* mergedIds(sources, length),
    titleKeys: yield* mergedTitleKeys(sources, length),
    pairs: yield* mergedPairs(sources, length),
    byId: yield* mergedOrder(sources, length, 'byId', GONE),
    byChange: yield* mergedOrder(sources, length, 'byChange', GONE),
    tokens: yield* mergeTokens(sources),
  };
  // Last, so that it has every death until now: no turn is given after this.
  const dead = new Uint8Array(length);
  for (const { segment, numbers } of sources)
    for (let row = 0; row < segment.length; row += 1)
      if (segment.dead[row] === 1 && numbers[row] !== GONE) dead[numbers[row]!] = 1;
  return new FrozenSegment({ ...parts, dead });
}
