import type { Dataset, Organization } from '@moisson/contracts';

export interface DatasetQuery {
  /** Search words. If there is text without a searchable word, the result is empty and has `hasNoWord`. */
  readonly text?: string;
  /** Organizations whose aliases may occur in the text. The index caches its work by the identity of this list. */
  readonly organizations?: readonly Pick<Organization, 'id' | 'name' | 'aliases'>[];
  readonly organization?: string;
  readonly theme?: string;
  readonly format?: string;
  readonly license?: string;
  readonly source?: string;
  /** Ids of records that their sources do not list at present. A dataset is absent if all its records are. */
  readonly absentRecords?: readonly string[];
  /** Only absent datasets (true), or only datasets that are not absent (false). */
  readonly absent?: boolean;
  readonly cursor?: string;
  readonly limit: number;
  /** How long to wait for recent writes, in milliseconds. Default: without limit. */
  readonly patienceMs?: number;
}

export interface FacetValue {
  readonly value: string;
  readonly label?: string;
  readonly count: number;
}

export const facetNames = ['organization', 'theme', 'format', 'license', 'absent'] as const;
export type FacetName = (typeof facetNames)[number];
/** The number of values of a facet that a search returns, the most frequent ones. */
export const FACET_VALUES = 50;

export interface SearchPage {
  readonly items: readonly Dataset[];
  readonly total: number;
  readonly facets: Readonly<Record<FacetName, readonly FacetValue[]>>;
  readonly next?: string;
  /** The query has text, but no word to search for. */
  readonly hasNoWord?: true;
  /** Words of the query that no dataset holds, and the words that were searched for in their place. */
  readonly corrected?: readonly { readonly written: string; readonly searched: string }[];
  /** How many of the datasets found hold all words; the others follow, and hold some of them. Not given where all hold all words. */
  readonly exact?: number;
}

export interface OrganizationCount {
  readonly id: string;
  readonly name: string;
  readonly datasets: number;
}

/** When we last saw a dataset change. */
export interface DatasetChange {
  readonly id: string;
  readonly changedAt: string;
}

/** Full-text search over the live datasets. */
export interface Search {
  /** Updates the index, as each search does first. The first update reads the whole catalogue. */
  refresh(): Promise<void>;
  /**
   * Sees every write that finished before the call, if the query's patience suffices. Throws `request.invalid` for a
   * cursor that we did not issue.
   */
  search(query: DatasetQuery): Promise<SearchPage>;
  organizations(): Promise<readonly OrganizationCount[]>;
  /** Returns the newest name that datasets give an organization, as far as the index knows. */
  nameOf(organization: string): string | undefined;
  /** Returns at most `limit` words of the catalogue's titles and keywords that begin so: folded, the most frequent first. */
  suggest(beginning: string, limit: number): Promise<readonly string[]>;
  /** Returns at most `limit` live datasets whose ids start with the prefix, sorted by id, from the index. */
  changes(prefix: string, limit: number): Promise<readonly DatasetChange[]>;
}
