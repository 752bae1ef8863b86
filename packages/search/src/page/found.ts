import type { SearchPage } from '@moisson/domain';

/** A page of results with the ids of its datasets, and the revisions that were found. */
export interface FoundIds extends Omit<SearchPage, 'items' | 'ids'> {
  readonly ids: readonly string[];
  readonly revisions: readonly number[];
}
