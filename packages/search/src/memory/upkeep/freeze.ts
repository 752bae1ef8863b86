import { FrozenSegment } from '../segment/frozen-segment.ts';
import type { GrowingSegment } from '../segment/growing-segment.ts';
import { idsOf } from '../segment/ids.ts';
import { resized } from '../segment/row-arrays.ts';
import { textColumn } from '../segment/text-column.ts';
import type { Work } from '../work.ts';
import { freezeTokens } from './freeze-tokens.ts';

/** Returns the same rows as a frozen segment, dead ones included. No rows may be added meanwhile; some may die. */
export function* freeze(segment: GrowingSegment): Work<FrozenSegment> {
  const { length } = segment;
  const tokens = yield* freezeTokens(segment.postings);
  const [ids, titleKeys] = [idsOf(segment.ids), textColumn(segment.titleKeys)];
  yield;
  const { hashes, ends } = segment.pairs;
  const byId = Uint32Array.from(segment.byId());
  yield;
  return new FrozenSegment({
    ...{ ids, titleKeys, tokens, byId },
    rows: resized(segment.rows, length, length),
    pairs: { hashes: hashes.slice(), ends: ends.slice() },
    byChange: Uint32Array.from(segment.byChange()),
    // Last, so that it has every death until now: no turn is given after this.
    dead: segment.dead.slice(0, length),
  });
}
