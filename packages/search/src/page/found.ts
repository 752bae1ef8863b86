import type { SearchPage } from '@moisson/domain';

/** A page of results with the ids of its datasets. */
export interface FoundIds extends Omit<SearchPage, 'items'> {
  readonly ids: readonly string[];
}
