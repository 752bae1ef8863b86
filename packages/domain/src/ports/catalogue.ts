import type { Dataset, DatasetId, Organization } from '@moisson/contracts';
import type { DatasetBody, Leads } from '../merging/dataset-body.ts';
import type { LinkHolder } from '../merging/neighbours.ts';
import type { StoredRecord } from '../merging/stored-record.ts';

export interface RecordWrite {
  readonly id: string;
  /** `same`: the very version stands already (a redelivery); `stale`: a newer one stands. */
  readonly outcome: 'applied' | 'same' | 'stale';
  /**
   * The links that earlier versions of the record held and the one that stands now does not, newest first. They are kept, not told once:
   * whoever shares one may be joined now, and must be found again where the work on this version broke off.
   */
  readonly formerLinks: readonly string[];
}

/** The newest version of every source record. */
export interface Records {
  /** Newest run wins, each for itself. The batch holds at most one version of each record. */
  put(records: readonly StoredRecord[]): Promise<readonly RecordWrite[]>;
  get(ids: readonly string[]): Promise<ReadonlyMap<string, StoredRecord>>;
  /** The run of each record that stands. */
  runs(ids: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Who holds each link; more than `limit` holders are not told. Links that nobody but these records (`among`) holds may be left out. */
  holders(
    links: readonly string[],
    limit: number,
    among?: readonly string[],
  ): Promise<ReadonlyMap<string, readonly LinkHolder[]>>;
  scan(after: string | undefined, limit: number): Promise<readonly StoredRecord[]>;
}

export interface DatasetHead {
  readonly id: DatasetId;
  readonly revision: number;
  /** The last revision whose event is known to be published. */
  readonly publishedRevision: number;
  /** Hash of the body: equal means nothing to write. */
  readonly hash: string;
  readonly leads: Leads;
  /**
   * Fingerprint of the event of the record that founds it, where the revision was made from it. All others that the event touched were
   * written before.
   */
  readonly settled?: string;
}

export interface DatasetWrite {
  readonly id: DatasetId;
  /** The revision that must still stand; 0 for none. */
  readonly expected: number;
  readonly hash: string;
  readonly settled?: string;
  readonly leads: Leads;
  readonly body: DatasetBody;
  /** `bodyJson` of the body. */
  readonly json: string;
}

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

/** The unified catalogue: what the portal reads and the indexer writes. */
export interface Catalogue {
  heads(ids: readonly DatasetId[]): Promise<ReadonlyMap<string, DatasetHead>>;
  /** Each write for itself, if the expected revision still stands; returns for each whether it did. */
  write(writes: readonly DatasetWrite[]): Promise<readonly boolean[]>;
  markPublished(revisions: readonly Pick<DatasetHead, 'id' | 'revision'>[]): Promise<void>;
  /** Datasets whose newest revision is not known to be published, by id, after the given one. Publishing one need not take it off the list: a write may be under way. */
  unpublished(after: DatasetId | undefined, limit: number): Promise<readonly DatasetId[]>;
  get(id: DatasetId): Promise<DatasetBody | undefined>;
  bodies(ids: readonly DatasetId[]): Promise<ReadonlyMap<string, DatasetBody & { readonly revision: number }>>;
  /** Brings what searches are answered from up to date, as each search does first: the first time that reads the whole catalogue. */
  refresh(): Promise<void>;
  /** Sees every write that was done before it was asked, if the query's patience suffices. Throws `request.invalid` on a cursor that is not ours. */
  search(query: DatasetQuery): Promise<SearchPage>;
  organizations(): Promise<readonly OrganizationCount[]>;
  /** The newest name that datasets tell of an organization, as far as searches know them. */
  nameOf(organization: string): string | undefined;
  /** Live datasets by id, after the given one: for exports and checks. */
  scan(after: DatasetId | undefined, limit: number): Promise<readonly Dataset[]>;
  count(): Promise<number>;
  /** Live datasets whose ids begin so, by id, `limit` at most; from what searches are answered from. */
  changes(prefix: string, limit: number): Promise<readonly DatasetChange[]>;
}
