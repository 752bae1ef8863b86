import type { DatasetId } from '@moisson/contracts';
import type { ChangeHistory } from '../freshness/rhythm/change-history.ts';

/** When datasets were seen to change, one history for each. */
export interface ChangeHistories {
  /** Returns the histories of these datasets, by their id. Unreadable ones are left out. */
  of(ids: readonly DatasetId[]): Promise<ReadonlyMap<string, ChangeHistory>>;
  /** Writes histories; each replaces the one of its dataset. */
  put(histories: readonly ChangeHistory[]): Promise<void>;
  remove(ids: readonly DatasetId[]): Promise<void>;
}
