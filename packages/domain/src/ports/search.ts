import type { Dataset, Organization } from '@moisson/contracts';

/** Orders of results: by points, by the time of change (newest first), by title (folded). */
export const searchSorts = ['relevance', 'changed', 'title'] as const;
export type SearchSort = (typeof searchSorts)[number];

/** Filters by a facet. Each takes several values, of which a dataset needs one. */
export interface FacetFilters {
  readonly organization?: readonly string[];
  readonly theme?: readonly string[];
  readonly format?: readonly string[];
  readonly license?: readonly string[];
  readonly source?: readonly string[];
}

export interface DatasetQuery extends FacetFilters {
  /** Search words. If there is text without a searchable word, the result is empty and has `hasNoWord`. */
  readonly text?: string;
  /** Organizations whose aliases may occur in the text. The index caches its work by the identity of this list. */
  readonly organizations?: readonly Pick<Organization, 'id' | 'name' | 'aliases'>[];
  /** Ids of records that their sources do not list at present. A dataset is absent if all its records are. */
  readonly absentRecords?: readonly string[];
  /** Only absent datasets (true), or only datasets that are not absent (false). */
  readonly absent?: boolean;
  /** Only datasets about a part of these years, months or days: partial dates, both included. One without a period is left out. */
  readonly period?: { readonly start?: string; readonly end?: string };
  /** Only datasets whose box meets this one: west, south, east, north in degrees (see `Spatial`). One without a box is left out. */
  readonly bbox?: readonly [number, number, number, number];
  /** Default: by relevance if there are words, else by change. */
  readonly sort?: SearchSort;
  /** Whether the answer explains the points of each dataset. */
  readonly explain?: boolean;
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

/** Where the points of a dataset come from. */
export interface Explanation {
  /** The sum of what follows. */
  readonly points: number;
  /** The dataset's own points, whatever the query: for how recent and how widely published it is. */
  readonly boost: number;
  /** For each word that matches, the points of its best match and the fields that hold it. */
  readonly words: readonly {
    readonly word: string;
    readonly points: number;
    readonly fields: readonly string[];
    /** Whether a related term matches best, and not the word itself. */
    readonly isRelated: boolean;
  }[];
}

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
  /** For each item, if the query wants them. */
  readonly explanations?: readonly Explanation[];
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
   * Sees every write that finished before the call, if the query's patience suffices. A facet is counted without its own filter, so that a
   * person sees what another value would find. Throws `request.invalid` for a cursor that we did not issue, or of another query.
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
