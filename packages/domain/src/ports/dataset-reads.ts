import type { Dataset, DatasetId } from '@moisson/contracts';
import type { DatasetBody } from '../merging/dataset-body.ts';

/** A stored dataset with its body as text. Not parsed, so that an unreadable body does not make the whole read fail. */
export interface DatasetText {
  readonly id: DatasetId;
  readonly revision: number;
  readonly state: DatasetBody['state'];
  /** The text made by `bodyJson`. */
  readonly json: string;
}

/** Which revision of a dataset is stored. */
export type DatasetRevision = Pick<DatasetText, 'id' | 'revision' | 'state'>;

/** Datasets by id. */
export interface DatasetReads {
  get(id: DatasetId): Promise<DatasetBody | undefined>;
  bodies(ids: readonly DatasetId[]): Promise<ReadonlyMap<string, DatasetBody & { readonly revision: number }>>;
  /** Returns live datasets sorted by id, after the given one: for exports and checks. */
  scan(after: DatasetId | undefined, limit: number): Promise<readonly Dataset[]>;
  /** Returns the revisions of datasets sorted by id, after the given one, removed and merged ones included: to compare copies of the catalogue. */
  revisions(after: DatasetId | undefined, limit: number): Promise<readonly DatasetRevision[]>;
  /** Returns the number of live datasets. */
  count(): Promise<number>;
  /** Yields the stored datasets with these ids in any order, in lists of a few megabytes. */
  texts(ids: readonly DatasetId[]): AsyncIterable<readonly DatasetText[]>;
  /**
   * Yields all stored datasets in any order, in lists of a few megabytes. A dataset that is written meanwhile may be
   * skipped.
   */
  allTexts(): AsyncIterable<readonly DatasetText[]>;
}
