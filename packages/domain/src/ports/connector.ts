import type { Evidence, Finding, MappedDataset, RecordKey, Source } from '@moisson/contracts';
import type { Problem } from '@moisson/kernel';
import type { FetchedBody, FetchRequest, SourceFetch } from './fetch.ts';
import type { Format } from './format.ts';
import type { Validators } from './polls.ts';

/** The records of one page as bytes, not parsed yet. */
export interface RawPage {
  readonly records: readonly Uint8Array[];
  /** Keys of records that the source reports as deleted. */
  readonly deleted?: readonly RecordKey[];
  /**
   * The position after this page, at which `pages` can continue later (`ReadContext.from`). At most 10,000 characters.
   */
  readonly cursor?: string;
}

/** The return value of `pages`. */
export interface Completeness {
  readonly evidence: readonly Evidence[];
  readonly problems: readonly Problem[];
  readonly notModified?: boolean;
  /** The number of records that the source claims to have. */
  readonly claimed?: number;
  /** Items of the list that could not be cut out (too large, too deep, not UTF-8). Counted as seen and rejected. */
  readonly oversized?: number;
  readonly validators?: Validators;
}

export interface ReadContext {
  readonly source: Source;
  readonly fetch: SourceFetch;
  /**
   * The cursor of a page from an earlier reading of the same list: only later pages are read. Without it, all pages
   * are.
   */
  readonly from?: string;
  /**
   * Only records that changed at this instant or later, by the source's own clock. Given only to a connector that
   * `readsChanges`.
   */
  readonly since?: Date;
  /** Given only if an unchanged response would prove that nothing changed. */
  readonly validators?: Validators;
  readonly signal: AbortSignal;
}

/** A record mapped to a dataset. */
export interface MappedRecord {
  readonly dataset: MappedDataset;
  readonly findings: readonly Finding[];
  readonly links: readonly string[];
  readonly identities: readonly string[];
}

/**
 * A source's answer when asked for one record. `here`: it serves the record; `gone`: it reports that the record does
 * not exist (any more); `unknown`: anything else.
 */
export type RecordAnswer = 'here' | 'gone' | 'unknown';

/** The request that asks a source for one record. */
export interface RecordQuestion {
  /** `answers` of the request contains the statuses that can be read. */
  readonly request: FetchRequest;
  /**
   * The same request for a record that cannot exist. Given if the response does not name the record: a server that
   * answers "here" to this one answers so to anything.
   */
  readonly decoy?: FetchRequest;
  /** Returns the meaning of a response. Throws a `MoissonError` if it cannot be read. */
  readonly read: (body: FetchedBody) => Promise<RecordAnswer>;
}

export interface ProbeReport {
  /** The claimed number of records, if the protocol gives one. */
  readonly records?: number;
  readonly detail: string;
  /** Of a table: its rows below the header. */
  readonly rows?: number;
  /** Of a table: its columns. */
  readonly columns?: readonly ReadColumn[];
}

/** A column of a table. `role`: what it was recognised as; without one, its cells are kept among the extras. */
export interface ReadColumn {
  readonly name: string;
  readonly role?: string;
  readonly language?: string;
}

/**
 * One protocol: reads pages of raw records and maps a record. `R` is the parsed record of its format, `unknown` outside
 * the protocol's folder. `keyOf`, `withholds`, `map` and `one` must not throw for any `R`.
 */
export interface Connector<R = unknown> {
  /** The protocol's name, as in a source's `protocol`. */
  readonly name: string;
  readonly format: Format<R>;
  /** Raise it when `map` returns something else for the same bytes. */
  readonly mappingVersion: number;
  /** Names and paths of fields whose changes are ignored (claimed dates, counters): see `canonicalText`. */
  readonly volatileFields: ReadonlySet<string>;
  /** Whether `pages` and `probe` obey `since` of their context, as far as the server does. */
  readonly readsChanges?: true;
  /** Returns a summary of the catalogue for the operator, before any run. Throws a `MoissonError`. */
  probe(context: ReadContext): Promise<ProbeReport>;
  /** Yields the pages. Throws a `MoissonError` if reading cannot continue; pages yielded before stay valid. */
  pages(context: ReadContext): AsyncGenerator<RawPage, Completeness>;
  /** Returns the record's stable native key, or undefined if it has none. */
  keyOf(record: R, source: Source): RecordKey | undefined;
  /**
   * Returns a short reason why a record that the source serves is not published (a draft, for example), or undefined if
   * it is published.
   */
  withholds?(record: R, source: Source): string | undefined;
  map(record: R, key: RecordKey, source: Source): MappedRecord;
  /** Returns how to ask the source for this record, or undefined if that is impossible. */
  one?(record: R, source: Source): RecordQuestion | undefined;
}

/** The registered protocols by name. */
export type Connectors = Readonly<Record<string, Connector>>;
