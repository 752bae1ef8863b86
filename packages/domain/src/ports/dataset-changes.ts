import type { DatasetId } from '@moisson/contracts';

/** How far a follower has read the changes. A follower may store it as JSON and go on from it later. */
export interface ChangePosition {
  /** Number of the last change read. Numbers only grow. */
  readonly number: number;
  /** Lower numbers whose changes were not noted yet when they were passed: some stores note changes out of order. */
  readonly open?: readonly number[];
}

export interface ChangedDatasets {
  /** Each once. A dataset may be named again later without having changed. */
  readonly ids: readonly DatasetId[];
  /** Where to go on. */
  readonly position: ChangePosition;
  /** Number of the newest change; that of `position` where nothing is left to read. */
  readonly newest: number;
}

/** Which datasets changed, in the order of their writes: what search indexes, feeds, webhooks and exports follow. */
export interface DatasetChanges {
  /** The newest position. What was written before it is for the caller to read, after this returns. */
  newest(): Promise<ChangePosition>;
  /**
   * The datasets that changed after a position: of `limit` writes at most, each of one dataset or several. `too-far` if the changes after
   * it are no longer all stored: then only a full read helps.
   */
  after(position: ChangePosition, limit: number): Promise<ChangedDatasets | 'too-far'>;
}
