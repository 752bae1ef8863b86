import type { DatasetId } from '@moisson/contracts';
import type { DatasetBody, Leads } from '../merging/dataset-body.ts';

export interface DatasetHead {
  readonly id: DatasetId;
  readonly revision: number;
  /** The last revision whose event is known to be published. */
  readonly publishedRevision: number;
  /** Hash of the body. If it is equal, there is nothing to write. */
  readonly hash: string;
  readonly leads: Leads;
  /**
   * Hash of the event that produced this revision. Once set, every other dataset that the event affects is already
   * written, so a redelivery can be skipped.
   */
  readonly settled?: string;
}

export interface DatasetWrite {
  readonly id: DatasetId;
  /** The current revision that the write requires; 0 if the dataset must not exist. */
  readonly expected: number;
  readonly hash: string;
  readonly settled?: string;
  readonly leads: Leads;
  readonly body: DatasetBody;
  /** The text made by `bodyJson`. */
  readonly json: string;
}

/** The dataset operations of the indexer. */
export interface DatasetWrites {
  heads(ids: readonly DatasetId[]): Promise<ReadonlyMap<string, DatasetHead>>;
  /**
   * Applies each write separately if its expected revision is the current one. Returns for each whether it was applied.
   */
  write(writes: readonly DatasetWrite[]): Promise<readonly boolean[]>;
  markPublished(revisions: readonly Pick<DatasetHead, 'id' | 'revision'>[]): Promise<void>;
  /**
   * Returns datasets whose newest revision is not known to be published, sorted by id, after the given one. A dataset
   * may still be listed after publishing while another write is in progress.
   */
  unpublished(after: DatasetId | undefined, limit: number): Promise<readonly DatasetId[]>;
}
