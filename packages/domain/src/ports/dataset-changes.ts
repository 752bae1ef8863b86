import type { DatasetId } from '@moisson/contracts';

/** A follower's position in the list of changes. It can be stored as JSON and used later. */
export interface ChangePosition {
  /** Number of the last change read. Numbers only grow. */
  readonly number: number;
  /**
   * Lower numbers that were skipped because their changes were not written yet: some stores write changes out of order.
   */
  readonly open?: readonly number[];
}

export interface ChangedDatasets {
  /** Each id once. An id may be returned again later although the dataset has not changed. */
  readonly ids: readonly DatasetId[];
  /** The position to continue from. */
  readonly position: ChangePosition;
  /** Number of the newest change; equal to that of `position` if nothing is left to read. */
  readonly newest: number;
}

/** The ids of changed datasets in the order of the writes. Search indexes, feeds, webhooks and exports follow them. */
export interface DatasetChanges {
  /** Returns the newest position. The caller must read everything written before it, after this call has returned. */
  newest(): Promise<ChangePosition>;
  /**
   * Returns the datasets that changed after a position, in at most `limit` writes of one or more datasets each. Returns
   * `too-far` if some of these changes are no longer stored: then the follower must read the whole catalogue again.
   */
  after(position: ChangePosition, limit: number): Promise<ChangedDatasets | 'too-far'>;
}
