import type { IndexedDataset } from '../dataset/indexed-dataset.ts';
import type { FacetGroup } from './facet-groups.ts';
import { FrozenSegment } from './segment/frozen-segment.ts';
import { GrowingSegment } from './segment/growing-segment.ts';
import type { PairSets } from './segment/pair-sets.ts';
import type { RowArrays } from './segment/row-arrays.ts';
import { kill, type Segment } from './segment/segment.ts';
import { freeze } from './upkeep/freeze.ts';
import { dueMerge, type MergeSizes } from './upkeep/due-merge.ts';
import { mergeSegments } from './upkeep/merge-segments.ts';
import type { Work } from './work.ts';

/** Upkeep is late once the growing segment has so many times the rows that it should have. */
const LATE = 3;

/** A segment as it was when a search began: what was added later is not seen, and what died later is. */
export interface ViewedSegment {
  readonly segment: Segment;
  readonly length: number;
  readonly rows: RowArrays;
  readonly pairs: PairSets;
  readonly dead: Uint8Array;
  readonly deadRows: number;
}

/** Returns whether a view sees a row. */
export const sees = ({ segment, dead }: ViewedSegment, { at }: Pick<View, 'at'>, row: number): boolean =>
  dead[row] !== 1 || (segment.deaths.get(row) ?? -1) > at;

/** All segments as they were at one moment, the newest first. */
export interface View {
  readonly segments: readonly ViewedSegment[];
  /** Rows that died later than this are seen. */
  readonly at: number;
}

/** A dataset's row. */
export interface Located {
  readonly segment: Segment;
  readonly row: number;
}

/** The segments of an index. New rows go to the growing one; when it is full it is frozen, and frozen segments are merged. */
export class Segments {
  readonly #sizes: MergeSizes;
  /** Oldest first. */
  #frozen: readonly FrozenSegment[];
  /** Full, and being frozen. */
  #closing: GrowingSegment | undefined;
  #growing = new GrowingSegment();
  #live: number;
  /** Counts changes. */
  #now = 0;
  #views = 0;

  /** `frozen`: segments of an image, oldest first. */
  constructor(sizes: MergeSizes, frozen: readonly FrozenSegment[] = []) {
    [this.#sizes, this.#frozen] = [sizes, frozen];
    this.#live = frozen.reduce((sum, { length, deadRows }) => sum + length - deadRows, 0);
  }

  /** The number of live rows. */
  get live(): number {
    return this.#live;
  }

  /** All segments, the newest first. */
  get all(): readonly Segment[] {
    const frozen = this.#frozen.toReversed();
    return this.#closing === undefined ? [this.#growing, ...frozen] : [this.#growing, this.#closing, ...frozen];
  }

  get frozen(): readonly FrozenSegment[] {
    return this.#frozen;
  }

  locate(id: string): Located | undefined {
    for (const segment of this.all) {
      const row = segment.rowOf(id);
      if (row !== undefined) return { segment, row };
    }
    return undefined;
  }

  /** Adds a row and returns its place. The dataset must have no live row. */
  add(...[id, ...content]: [string, number, IndexedDataset, number, number]): Located {
    this.#now += 1;
    this.#live += 1;
    return { segment: this.#growing, row: this.#growing.add(id, ...content) };
  }

  /** Marks a live row as dead. */
  remove({ segment, row }: Located): void {
    this.#now += 1;
    this.#live -= 1;
    kill(segment, row, this.#views === 0 ? undefined : this.#now);
  }

  /** Calls back with a view, which stays as it is until the work ends. */
  *viewing<T>(work: (view: View) => Work<T>): Work<T> {
    this.#views += 1;
    try {
      return yield* work(this.#view());
    } finally {
      this.#views -= 1;
      if (this.#views === 0) for (const { deaths } of this.all) deaths.clear();
    }
  }

  #view(): View {
    return {
      at: this.#now,
      segments: this.all
        .filter(({ length, deadRows }) => length > deadRows)
        .map((segment) => {
          const { length, rows, pairs, dead, deadRows } = segment;
          return { segment, length, rows, pairs, dead, deadRows };
        }),
    };
  }

  /** Whether there is upkeep to do. */
  get isUpkeepDue(): boolean {
    return this.#growing.length >= this.#sizes.growing || dueMerge(this.#frozen, this.#sizes) !== undefined;
  }

  /** Whether datasets are added faster than the upkeep that is due is done. */
  get isUpkeepLate(): boolean {
    return this.#growing.length >= LATE * this.#sizes.growing;
  }

  /** Freezes the growing segment, so that all rows added before are in frozen segments. Not beside another upkeep. */
  *freezeAll(): Work<void> {
    if (this.#growing.length === 0) return;
    [this.#closing, this.#growing] = [this.#growing, new GrowingSegment()];
    const frozen = yield* freeze(this.#closing);
    this.#frozen = [...this.#frozen, frozen];
    this.#closing = undefined;
  }

  /** Replaces the numbers of facet lists: `numbers` has the new one of each. Not beside another upkeep. */
  renumberFacets(numbers: Readonly<Record<FacetGroup, Uint32Array>>): void {
    const renumbered = ({ rows }: Segment): RowArrays => ({
      ...rows,
      owners: rows.owners.map((list) => numbers.owners[list]!),
      kinds: rows.kinds.map((list) => numbers.kinds[list]!),
    });
    this.#growing.rows = renumbered(this.#growing);
    // New ones: searches that are under way keep the former ones, with the former numbers.
    this.#frozen = this.#frozen.map(
      (segment) => new FrozenSegment({ ...segment.parts, rows: renumbered(segment), dead: segment.dead.slice() }),
    );
  }

  /** Freezes and merges what is due. Only one upkeep may be under way. */
  *upkeep(): Work<void> {
    for (;;) {
      if (this.#growing.length >= this.#sizes.growing) yield* this.freezeAll();
      const due = dueMerge(this.#frozen, this.#sizes);
      if (due === undefined) {
        if (this.#growing.length < this.#sizes.growing) return;
        continue;
      }
      const merged = yield* mergeSegments(due);
      const first = this.#frozen.indexOf(due[0]!);
      this.#frozen = this.#frozen.toSpliced(first, due.length, ...(merged === undefined ? [] : [merged]));
    }
  }
}
