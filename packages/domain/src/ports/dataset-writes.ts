import type { DatasetId } from '@moisson/contracts';
import type { DatasetBody, Leads } from '../merging/dataset-body.ts';

export interface DatasetHead {
  readonly id: DatasetId;
  readonly revision: number;
  /** The last revision whose event is known to be published. */
  readonly publishedRevision: number;
  /** Hash of the body: equal means nothing to write. */
  readonly hash: string;
  readonly leads: Leads;
  /**
   * Hash of the event that produced this revision. Once set, every other dataset the event affects is already written, so a redelivery
   * can be skipped.
   */
  readonly settled?: string;
}

export interface DatasetWrite {
  readonly id: DatasetId;
  /** The revision that must be current for the write to apply; 0 for none. */
  readonly expected: number;
  readonly hash: string;
  readonly settled?: string;
  readonly leads: Leads;
  readonly body: DatasetBody;
  /** `bodyJson` of the body. */
  readonly json: string;
}

/** What the indexer writes of datasets. */
export interface DatasetWrites {
  heads(ids: readonly DatasetId[]): Promise<ReadonlyMap<string, DatasetHead>>;
  /** Applies each write on its own if its expected revision is current; returns for each whether it was applied. */
  write(writes: readonly DatasetWrite[]): Promise<readonly boolean[]>;
  markPublished(revisions: readonly Pick<DatasetHead, 'id' | 'revision'>[]): Promise<void>;
  /**
   * Datasets whose newest revision is not known to be published, by id, after the given one. One may still be listed after publishing
   * while another write is in progress.
   */
  unpublished(after: DatasetId | undefined, limit: number): Promise<readonly DatasetId[]>;
}
