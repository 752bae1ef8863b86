import type { Dataset, Organization } from '@moisson/contracts';

export interface DatasetQuery {
  /** Words; where it has text, but no word that can be searched for, nothing is found (`hasNoWord`). */
  readonly text?: string;
  /** Organizations whose aliases may stand in the text. What is made of a list is remembered with it. */
  readonly organizations?: readonly Pick<Organization, 'id' | 'name' | 'aliases'>[];
  readonly organization?: string;
  readonly theme?: string;
  readonly format?: string;
  readonly license?: string;
  readonly source?: string;
  /** Ids of records that their sources do not show now: a dataset is absent where all of its records are. */
  readonly absentRecords?: readonly string[];
  /** Only datasets that are absent, or only those that are not. */
  readonly absent?: boolean;
  readonly cursor?: string;
  readonly limit: number;
  /** How long to wait for what was written just before, in milliseconds; as long as it takes, where that is not said. */
  readonly patienceMs?: number;
}

export interface FacetValue {
  readonly value: string;
  readonly label?: string;
  readonly count: number;
}

export const facetNames = ['organization', 'theme', 'format', 'license', 'absent'] as const;
export type FacetName = (typeof facetNames)[number];
/** Values of a facet that a search tells, the most frequent ones. */
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
  /** No dataset holds all words: these hold some of them. */
  readonly isRelaxed?: true;
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
  /** Brings the index up to date, as each search does first: the first time that reads the whole catalogue. */
  refresh(): Promise<void>;
  /** Sees every write that was done before it was asked, if the query's patience suffices. Throws `request.invalid` on a cursor that is not ours. */
  search(query: DatasetQuery): Promise<SearchPage>;
  organizations(): Promise<readonly OrganizationCount[]>;
  /** The newest name that datasets give an organization, as far as the index knows. */
  nameOf(organization: string): string | undefined;
  /** Live datasets whose ids begin with the prefix, by id, `limit` at most, from the index. */
  changes(prefix: string, limit: number): Promise<readonly DatasetChange[]>;
}
