import type { LinkHolder } from '../merging/neighbours.ts';
import type { StoredRecord } from '../merging/stored-record.ts';

export interface RecordWrite {
  readonly id: string;
  /** `same`: this very version is already stored (a redelivery); `stale`: a newer one is. */
  readonly outcome: 'applied' | 'same' | 'stale';
  /**
   * The links that earlier versions of the record held and the current one does not, newest first. They stay stored (not only returned
   * the first time): whoever shares one may be joined now, and a crash may have interrupted the merge.
   */
  readonly formerLinks: readonly string[];
}

/** The newest version of every source record. */
export interface Records {
  /** Newest run wins, for each record on its own. The batch holds at most one version of each record. */
  put(records: readonly StoredRecord[]): Promise<readonly RecordWrite[]>;
  get(ids: readonly string[]): Promise<ReadonlyMap<string, StoredRecord>>;
  /** The run of each record that is stored. */
  runs(ids: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Who holds each link; at most `limit` holders are returned. Links that nobody but these records (`among`) holds may be left out. */
  holders(
    links: readonly string[],
    limit: number,
    among?: readonly string[],
  ): Promise<ReadonlyMap<string, readonly LinkHolder[]>>;
  scan(after: string | undefined, limit: number): Promise<readonly StoredRecord[]>;
}
