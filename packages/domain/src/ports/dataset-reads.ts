import type { Dataset, DatasetId } from '@moisson/contracts';
import type { DatasetBody } from '../merging/dataset-body.ts';

/** A dataset as it is stored: its body is not parsed, so that one that cannot be read fails alone. */
export interface DatasetText {
  readonly id: DatasetId;
  readonly revision: number;
  readonly state: DatasetBody['state'];
  /** `bodyJson` of the body. */
  readonly json: string;
}

/** Datasets by id. */
export interface DatasetReads {
  get(id: DatasetId): Promise<DatasetBody | undefined>;
  bodies(ids: readonly DatasetId[]): Promise<ReadonlyMap<string, DatasetBody & { readonly revision: number }>>;
  /** Live datasets by id, after the given one: for exports and checks. */
  scan(after: DatasetId | undefined, limit: number): Promise<readonly Dataset[]>;
  /** Number of live datasets. */
  count(): Promise<number>;
  /** The stored datasets with these ids, in any order, in lists of a few megabytes. */
  texts(ids: readonly DatasetId[]): AsyncIterable<readonly DatasetText[]>;
  /** All stored datasets, in any order, in lists of a few megabytes. One that is written meanwhile may be left out. */
  allTexts(): AsyncIterable<readonly DatasetText[]>;
}
