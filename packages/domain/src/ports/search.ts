import type { Dataset, Organization } from '@moisson/contracts';

/** Orders of results that people choose from: by points, by the time of change (newest first), by title (folded). */
export const searchSorts = ['relevance', 'changed', 'title'] as const;
/** `id`: for programs that walk the catalogue, an order that no change of a dataset alters. */
export type SearchSort = (typeof searchSorts)[number] | 'id';

/** A condition on a dataset, which gives no points. All texts fold case. */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly facet: keyof FacetFilters; readonly value: string }
  /** It has this keyword. */
  | { readonly keyword: string }
  /** It has a distribution with this id. */
  | { readonly file: string }
  | { readonly id: string }
  /**
   * It holds all words of a text: in any field but its addresses, in its titles, in its description and what describes its files, or in its addresses.
   * `as`: the words follow each other (`phrase`), or it holds a word that begins so and stands in a title or keyword (`beginning`). A text without a
   * searchable word holds for none.
   */
  | { readonly words: string; readonly in: 'any' | 'title' | 'body' | 'address'; readonly as?: 'phrase' | 'beginning' }
  /** Milliseconds since 1970: from the first, included, to before the second. */
  | { readonly date: 'changedAt' | 'firstSeenAt'; readonly from?: number; readonly before?: number };

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
  /** Only datasets for which this holds. Throws `request.invalid` for one of more than some hundred words and parts, or with a beginning that too many words have. */
  readonly where?: Condition;
  /** Every word is searched for as it is written, and all must be found: no correction, no completion, and the answer is never widened. */
  readonly asWritten?: boolean;
  /** Default: by relevance if there are words, else by change. */
  readonly sort?: SearchSort;
  /** The number of values that are returned of each facet. Default: `FACET_VALUES`. */
  readonly facetValues?: number;
  /** The number of keywords that are counted, the most frequent ones. Default: none, which is faster. */
  readonly keywordValues?: number;
  /** Whether the answer has ids instead of datasets. */
  readonly idsOnly?: boolean;
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
/** The number of values of a facet that a search returns, the most frequent ones, unless the query says otherwise. */
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
  /** Empty if the query wants ids only. */
  readonly items: readonly Dataset[];
  /** If the query wants ids only. */
  readonly ids?: readonly string[];
  readonly total: number;
  readonly facets: Readonly<Record<FacetName, readonly FacetValue[]>>;
  /** Keywords, folded in case, with their counts; if the query wants them. */
  readonly keywords?: readonly FacetValue[];
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
