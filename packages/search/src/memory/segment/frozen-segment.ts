import { comparedWith, idAt, type Ids } from './ids.ts';
import type { PairSets } from './pair-sets.ts';
import type { PostingList } from './posting.ts';
import type { RowArrays } from './row-arrays.ts';
import type { Segment } from './segment.ts';
import { compareStart, textAt, type TextColumn } from './text-column.ts';
import { postingsIn, type TokenTable } from './token-table.ts';

/** What a frozen segment holds: typed arrays only, which cost no work of the garbage collector and are written to a file as they are. */
export interface FrozenParts {
  readonly rows: RowArrays;
  readonly ids: Ids;
  readonly titleKeys: TextColumn;
  readonly pairs: PairSets;
  readonly tokens: TokenTable;
  /** Its rows by the time of change, newest first, then by id. */
  readonly byChange: Uint32Array;
  /** Its rows by id. No two have the same one, unless one of them is dead. */
  readonly byId: Uint32Array;
  /** By row: 1 if it is dead. The only part that changes. */
  readonly dead: Uint8Array;
}

/** A segment to which no rows are added any more. */
export class FrozenSegment implements Segment {
  readonly parts: FrozenParts;
  readonly length: number;
  readonly dead: Uint8Array;
  readonly bytes: number;
  deadRows: number;
  readonly deaths = new Map<number, number>();

  constructor(parts: FrozenParts) {
    this.parts = parts;
    this.dead = parts.dead;
    this.length = parts.byId.length;
    let deadRows = 0;
    for (const one of parts.dead) deadRows += one;
    this.deadRows = deadRows;
    this.bytes = bytesOf(parts);
  }

  get rows(): RowArrays {
    return this.parts.rows;
  }

  get pairs(): PairSets {
    return this.parts.pairs;
  }

  idOf(row: number): string {
    return idAt(this.parts.ids, row);
  }

  titleKeyOf(row: number): string {
    return textAt(this.parts.titleKeys, row);
  }

  compareTitle(row: number, title: string): number {
    return compareStart(this.parts.titleKeys, row, title);
  }

  rowOf(id: string): number | undefined {
    const compared = comparedWith(this.parts.ids, id);
    if (compared === undefined) return undefined;
    const { byId } = this.parts;
    for (let at = firstAtLeast(byId, compared); at < byId.length && compared(byId[at]!) === 0; at += 1)
      if (this.dead[byId[at]!] === 0) return byId[at];
    return undefined;
  }

  postingsOf(token: string): PostingList {
    return postingsIn(this.parts.tokens, token);
  }

  byChange(): PostingList {
    return this.parts.byChange;
  }

  byId(): PostingList {
    return this.parts.byId;
  }
}

/** Returns the position of the first row that is not before what is compared with. */
const firstAtLeast = (rows: Uint32Array, compared: (row: number) => number): number => {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compared(rows[middle]!) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** Returns the bytes of all typed arrays in a value. */
const bytesOf = (value: object): number =>
  ArrayBuffer.isView(value)
    ? value.byteLength
    : Object.values(value).reduce((sum: number, part: unknown) => sum + bytesOf(part as object), 0);
