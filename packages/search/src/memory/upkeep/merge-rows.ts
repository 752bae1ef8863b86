import { rowColumns, newRowArrays, type RowArrays } from '../segment/row-arrays.ts';
import type { FrozenSegment } from '../segment/frozen-segment.ts';
import { compareIds, idsOf, UUID_WORDS, type Ids } from '../segment/ids.ts';
import type { PairSets } from '../segment/pair-sets.ts';
import type { TextColumn } from '../segment/text-column.ts';
import { trimmed } from '../segment/trimmed.ts';
import type { Work } from '../work.ts';

/** A segment with those of its rows that go into the new one, in ascending order, and the number of the first of them there. */
export interface RowSource {
  readonly segment: FrozenSegment;
  readonly kept: Uint32Array;
  readonly first: number;
}

/** Rows that are processed between two turns. */
const TURN = 10_000;

/** Returns the columns of the kept rows. */
export function* mergedColumns(sources: readonly RowSource[], length: number): Work<RowArrays> {
  const made = newRowArrays(length);
  for (const { segment, kept, first } of sources)
    for (const [name, width] of rowColumns) {
      const [from, to] = [segment.rows[name], made[name]];
      for (let n = 0; n < kept.length; n += 1) {
        for (let at = 0; at < width; at += 1) to[width * (first + n) + at] = from[width * kept[n]! + at]!;
        if (n % TURN === TURN - 1) yield;
      }
    }
  return made;
}

/** Returns the ids of the kept rows: sixteen bytes each if all segments have them so. */
export function* mergedIds(sources: readonly RowSource[], length: number): Work<Ids> {
  const uuids = new Uint32Array(UUID_WORDS * length);
  for (const { segment, kept, first } of sources) {
    const { ids } = segment.parts;
    if ('texts' in ids) return idsOf(sources.flatMap((one) => Array.from(one.kept, (row) => one.segment.idOf(row))));
    for (let n = 0; n < kept.length; n += 1) {
      for (let at = 0; at < UUID_WORDS; at += 1)
        uuids[UUID_WORDS * (first + n) + at] = ids.uuids[UUID_WORDS * kept[n]! + at]!;
      if (n % TURN === TURN - 1) yield;
    }
  }
  return { uuids };
}

type Ended = { readonly ends: Uint32Array };
interface Parts<T> {
  readonly ends: Uint32Array;
  readonly items: T;
}

/** Returns the parts of the kept rows, one behind the other. */
function* mergedParts<T extends Uint8Array | Uint16Array>(
  sources: readonly RowSource[],
  length: number,
  read: (segment: FrozenSegment) => Ended & { readonly items: T },
  make: (size: number) => T,
): Work<Parts<T>> {
  const ends = new Uint32Array(length);
  const given = sources.map((source) => ({ ...source, ...read(source.segment) }));
  const size = given.reduce((sum, { items }) => sum + items.length, 0);
  const made = make(size);
  let end = 0;
  for (const { kept, first, items, ends: from } of given)
    for (let n = 0; n < kept.length; n += 1) {
      const row = kept[n]!;
      for (let at = row === 0 ? 0 : from[row - 1]!; at < from[row]!; at += 1, end += 1) made[end] = items[at]!;
      ends[first + n] = end;
      if (n % TURN === TURN - 1) yield;
    }
  yield;
  return { ends, items: trimmed(made, end) };
}

export function* mergedTitleKeys(sources: readonly RowSource[], length: number): Work<TextColumn> {
  const read = ({ parts: { titleKeys } }: FrozenSegment) => ({ ends: titleKeys.ends, items: titleKeys.bytes });
  const { ends, items } = yield* mergedParts(sources, length, read, (size) => new Uint8Array(size));
  return { ends, bytes: items };
}

export function* mergedPairs(sources: readonly RowSource[], length: number): Work<PairSets> {
  const read = ({ parts: { pairs } }: FrozenSegment) => ({ ends: pairs.ends, items: pairs.hashes });
  const { ends, items } = yield* mergedParts(sources, length, read, (size) => new Uint16Array(size));
  return { ends, hashes: items };
}

/** Returns the new numbers of all kept rows in an order in which each segment has its own rows already. */
export function* mergedOrder(
  sources: readonly (RowSource & { readonly numbers: Uint32Array })[],
  length: number,
  by: 'byChange' | 'byId',
  gone: number,
): Work<Uint32Array> {
  const heads = sources.map(({ segment, numbers }) => ({ segment, numbers, order: segment.parts[by], at: 0 }));
  const precedes = by === 'byId' ? hasLowerId : isNewer;
  const made = new Uint32Array(length);
  for (let n = 0; n < length; n += 1) {
    let best: (typeof heads)[number] | undefined;
    for (const head of heads) {
      while (head.at < head.order.length && head.numbers[head.order[head.at]!] === gone) head.at += 1;
      if (head.at === head.order.length) continue;
      if (best === undefined || precedes(head.segment, head.order[head.at]!, best.segment, best.order[best.at]!))
        best = head;
    }
    made[n] = best!.numbers[best!.order[best!.at]!]!;
    best!.at += 1;
    if (n % TURN === TURN - 1) yield;
  }
  return made;
}

type Precedes = (a: FrozenSegment, rowA: number, b: FrozenSegment, rowB: number) => boolean;

const hasLowerId: Precedes = (a, rowA, b, rowB) => compareIds(a.parts.ids, rowA, b.parts.ids, rowB) < 0;

const isNewer: Precedes = (a, rowA, b, rowB) => {
  const difference = b.rows.changedAt[rowB]! - a.rows.changedAt[rowA]!;
  return difference === 0 ? hasLowerId(a, rowA, b, rowB) : difference < 0;
};
