import type { DatasetId } from '@moisson/contracts';
import type { ChangePosition } from './dataset-changes.ts';

/** What happened to the catalogue, after the activities of IIIF Change Discovery 1.0. */
export type CatalogueChange =
  /** The feed begins: every dataset is announced after it. */
  | { readonly kind: 'refresh' }
  | { readonly kind: 'create' | 'update' | 'delete'; readonly id: DatasetId; readonly revision: number }
  /** The dataset was merged into another, to which its id leads from now on. */
  | { readonly kind: 'move'; readonly id: DatasetId; readonly revision: number; readonly to: DatasetId };

/** A change with its place in the feed. Entries are never rewritten nor removed. */
export type FeedEntry = CatalogueChange & {
  /** 1, 2, 3 …, without a gap. */
  readonly number: number;
  /** When it was appended (ISO 8601). Never earlier than the entry before it. */
  readonly at: string;
};

/** The newest entry of a dataset. */
export interface FeedHead {
  readonly kind: CatalogueChange['kind'];
  readonly revision: number;
}

/** The end of the feed. */
export interface FeedEnd {
  /** Number of the newest entry; 0 if there is none. */
  readonly number: number;
  /** When that entry was appended. */
  readonly at?: string;
}

/**
 * The public feed of changes of the catalogue: an append-only list in one order for all readers. Whoever appends must have read everything
 * before: an entry gets the next number, and of two writers that append at the same place one is refused. So numbers have no gap, and the
 * revisions of a dataset only grow.
 */
export interface ChangeFeed {
  /** Returns what tells this feed from that of every other catalogue: a part of its addresses. */
  identity(): Promise<string>;
  end(): Promise<FeedEnd>;
  /** Returns entries in the order of their numbers, after the given one. */
  after(number: number, limit: number): Promise<readonly FeedEntry[]>;
  /** Returns the newest entry of each of these datasets, as far as they have one. To append, call it after `end`. */
  heads(ids: readonly DatasetId[]): Promise<ReadonlyMap<string, FeedHead>>;
  /** Returns the position in the list of changes up to which all changes are in the feed; undefined before the first full comparison. */
  position(): Promise<ChangePosition | undefined>;
  /**
   * Appends changes after the entry with this number, and then stores the position, if one is given. Returns false, and appends nothing, if
   * the feed has another end. A crash may leave only the first of these changes. Throws `OutageError`.
   */
  append(end: number, at: string, changes: readonly CatalogueChange[], position?: ChangePosition): Promise<boolean>;
}
