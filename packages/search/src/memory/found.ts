import type { SearchPage } from '@moisson/domain';
import type { CountedFacet } from './facets.ts';

/** A page of results with the ids of its datasets. */
export interface FoundIds extends Omit<SearchPage, 'items'> {
  readonly ids: readonly string[];
}

/** The matching datasets of a query, counted: in all, by facet, and those that are absent. */
export interface Matched {
  readonly total: number;
  readonly counted: readonly CountedFacet[];
  readonly absent: number;
  readonly hasNoWord: boolean;
  readonly corrected: readonly { readonly written: string; readonly searched: string }[];
  readonly exact?: number;
}
