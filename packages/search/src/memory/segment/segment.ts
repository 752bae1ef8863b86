import type { PairSets } from './pair-sets.ts';
import type { PostingList } from './posting.ts';
import type { RowArrays } from './row-arrays.ts';

/**
 * A part of the index: some datasets, a row each. A dataset that changes gets a new row in the growing segment, and its old row is dead,
 * wherever that is.
 */
export interface Segment {
  /** Number of rows, dead ones included. */
  readonly length: number;
  /** The columns of its rows; replaced when they grow, so that a search keeps those that it began with. */
  readonly rows: RowArrays;
  readonly pairs: PairSets;
  /** By row: 1 if it is dead. */
  readonly dead: Uint8Array;
  /** The number of its dead rows. */
  deadRows: number;
  /** Rows that died while searches were under way, with the time of death: see `View`. */
  readonly deaths: Map<number, number>;
  idOf(row: number): string;
  titleKeyOf(row: number): string;
  /** Compares the title of a row with another one, cheaply; 0 if they are equal, or may be. */
  compareTitle(row: number, title: string): number;
  /** Returns the row of a live dataset. */
  rowOf(id: string): number | undefined;
  /** Returns the postings of a token, in ascending order of rows. */
  postingsOf(token: string): PostingList;
  /** Returns its rows by the time of change, newest first, then by id; dead rows among them. */
  byChange(): PostingList;
  /** Returns its rows by id; dead rows among them. */
  byId(): PostingList;
  /** Bytes in memory, about. */
  readonly bytes: number;
}

/** Marks a row as dead. `at`: the time of death, if searches are under way. */
export const kill = (segment: Segment, row: number, at: number | undefined): void => {
  if (segment.dead[row] === 1) return;
  segment.dead[row] = 1;
  segment.deadRows += 1;
  if (at !== undefined) segment.deaths.set(row, at);
};
