import type { MergeStatement } from '@moisson/contracts';
import type { LinkHolder } from '../merging/neighbours.ts';
import type { StoredRecord } from '../merging/stored-record.ts';

export interface RecordWrite {
  readonly id: string;
  /** `same`: this version is already stored (a redelivery); `stale`: a newer version is stored. */
  readonly outcome: 'applied' | 'same' | 'stale';
  /**
   * Links of earlier versions of the record that the current one no longer has, newest first. They stay stored (not
   * only returned the first time): records that share one may have to be merged again, and a crash may have interrupted
   * the merge.
   */
  readonly formerLinks: readonly string[];
}

/** The newest version of every source record. */
export interface Records {
  /** Stores each record if its run is the newest. The batch must contain at most one version of each record. */
  put(records: readonly StoredRecord[]): Promise<readonly RecordWrite[]>;
  get(ids: readonly string[]): Promise<ReadonlyMap<string, StoredRecord>>;
  /** Returns the run of each stored record. */
  runs(ids: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /**
   * Returns the holders of each link, at most `limit` of them. Links that only records of `among` hold may be left out.
   */
  holders(
    links: readonly string[],
    limit: number,
    among?: readonly string[],
  ): Promise<ReadonlyMap<string, readonly LinkHolder[]>>;
  scan(after: string | undefined, limit: number): Promise<readonly StoredRecord[]>;
  /** Stores operators' statements; the newest version of each wins. */
  state(statements: readonly MergeStatement[]): Promise<void>;
  /** Returns the statements in force that name any of these records. */
  statementsOf(ids: readonly string[]): Promise<readonly MergeStatement[]>;
}
