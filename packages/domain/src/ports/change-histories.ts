import type { DatasetId } from '@moisson/contracts';
import type { ChangeHistory } from '../freshness/rhythm/change-history.ts';

/** Which expected changes are listed. */
export interface ExpectedOn {
  /** A day in Québec, `YYYY-MM-DD`. */
  readonly day: string;
  readonly organization?: string;
  readonly sourceId?: string;
}

/** When datasets were seen to change, one history for each. Lists skip unreadable ones. */
export interface ChangeHistories {
  /** Returns the histories of these datasets, by their id. */
  of(ids: readonly DatasetId[]): Promise<ReadonlyMap<string, ChangeHistory>>;
  /** Writes histories; each replaces the one of its dataset. */
  put(histories: readonly ChangeHistory[]): Promise<void>;
  remove(ids: readonly DatasetId[]): Promise<void>;
  /** Returns the datasets that are expected to change on a day, by their id. */
  expected(on: ExpectedOn, limit: number): Promise<readonly ChangeHistory[]>;
  /** Returns those with an observed rhythm, the one that is late since longest first: also those that are not late yet, at the end. */
  latest(limit: number): Promise<readonly ChangeHistory[]>;
}
