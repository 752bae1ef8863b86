import type { IndexedDataset } from '../../dataset/indexed-dataset.ts';
import { FIELDS } from '../../dataset/fields.ts';
import { Column } from './column.ts';
import { GrowingPostings } from './growing-postings.ts';
import { pairHashes, type PairSets } from './pair-sets.ts';
import type { PostingList } from './posting.ts';
import { newRowArrays, resized, setCoverage, type RowArrays } from './row-arrays.ts';
import type { Segment } from './segment.ts';

const FIRST_ROWS = 64;
/** Bytes of a token with its postings, and of a row, about. */
const [TOKEN_BYTES, ROW_BYTES] = [120, 400];

/** The newest datasets of the index: the only segment to which rows are added. It is made for some thousand rows. */
export class GrowingSegment implements Segment {
  rows: RowArrays = newRowArrays(FIRST_ROWS);
  dead = new Uint8Array(FIRST_ROWS);
  deadRows = 0;
  readonly deaths = new Map<number, number>();
  readonly postings = new GrowingPostings();
  readonly ids: string[] = [];
  readonly titleKeys: string[] = [];
  readonly #rowById = new Map<string, number>();
  readonly #pairHashes = new Column((length) => new Uint16Array(length));
  readonly #pairEnds = new Column((length) => new Uint32Array(length));
  /** Its rows in the order of `byChange`, backwards: new ones mostly go to the end. */
  readonly #byChange: number[] = [];

  get length(): number {
    return this.ids.length;
  }

  get pairs(): PairSets {
    return { hashes: this.#pairHashes.items, ends: this.#pairEnds.items };
  }

  get bytes(): number {
    return this.postings.size * TOKEN_BYTES + this.length * ROW_BYTES + 2 * this.#pairHashes.length;
  }

  /** Adds the row of a dataset, and returns its number. `owners`, `kinds`: see `RowArrays`. */
  add(id: string, revision: number, content: IndexedDataset, owners: number, kinds: number): number {
    const row = this.ids.push(id.toWellFormed()) - 1;
    this.#fit(row);
    this.titleKeys.push(content.titleKey.toWellFormed());
    const { rows } = this;
    rows.revisions[row] = revision;
    [rows.changedAt[row], rows.firstSeenAt[row]] = [content.changedAt, content.firstSeenAt];
    [rows.owners[row], rows.kinds[row]] = [owners, kinds];
    [rows.records[row], rows.boosts[row]] = [content.records, content.boost];
    setCoverage(rows, row, content.coverage);
    for (const hash of pairHashes(content.text.pairs)) this.#pairHashes.push(hash);
    this.#pairEnds.push(this.#pairHashes.length);
    for (const [field, bit] of FIELDS)
      for (const token of content.text.tokens[field]) this.postings.add(token, row, bit);
    this.#rowById.set(this.ids[row]!, row);
    this.#byChange.splice(this.#placeOf(row), 0, row);
    return row;
  }

  idOf(row: number): string {
    return this.ids[row]!;
  }

  titleKeyOf(row: number): string {
    return this.titleKeys[row]!;
  }

  compareTitle(row: number, title: string): number {
    const own = this.titleKeys[row]!;
    return own < title ? -1 : own > title ? 1 : 0;
  }

  rowOf(id: string): number | undefined {
    const row = this.#rowById.get(id);
    return row === undefined || this.dead[row] === 1 ? undefined : row;
  }

  postingsOf(token: string): PostingList {
    return this.postings.of(token);
  }

  /** A copy, which later rows do not change. */
  byChange(): readonly number[] {
    return this.#byChange.toReversed();
  }

  byId(): readonly number[] {
    const { ids } = this;
    return ids.map((_, row) => row).sort((a, b) => (ids[a]! < ids[b]! ? -1 : ids[a] === ids[b] ? a - b : 1));
  }

  #fit(row: number): void {
    const room = this.rows.owners.length;
    if (row < room) return;
    this.rows = resized(this.rows, room, 2 * room);
    const dead = new Uint8Array(2 * room);
    dead.set(this.dead);
    this.dead = dead;
  }

  /** Returns the place of a row in `#byChange`, by bisection. */
  #placeOf(row: number): number {
    let [low, high] = [0, this.#byChange.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#precedes(row, this.#byChange[middle]!)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #precedes(a: number, b: number): boolean {
    const { changedAt } = this.rows;
    return changedAt[a] === changedAt[b] ? this.ids[a]! < this.ids[b]! : changedAt[a]! > changedAt[b]!;
  }
}
