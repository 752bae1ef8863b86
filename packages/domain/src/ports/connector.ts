import type { Evidence, Finding, MappedDataset, RecordKey, Source } from '@moisson/contracts';
import type { Problem } from '@moisson/kernel';
import type { FetchedBody, FetchRequest, SourceFetch } from './fetch.ts';
import type { Format } from './format.ts';
import type { Validators } from './polls.ts';

/** Records of one page, as bytes; nothing of them is parsed yet. */
export interface RawPage {
  readonly records: readonly Uint8Array[];
  readonly problems?: readonly Problem[];
}

/** What a connector says at the end of its pages. */
export interface Completeness {
  readonly evidence: readonly Evidence[];
  readonly problems: readonly Problem[];
  readonly notModified?: boolean;
  /** The number of records that the source says it has. */
  readonly claimed?: number;
  /** Items of the list that could not even be cut out (too large, too deep, not UTF-8): seen and rejected. */
  readonly oversized?: number;
  readonly validators?: Validators;
}

export interface ReadContext {
  readonly source: Source;
  readonly fetch: SourceFetch;
  /** Sent only where equal bytes would be an answer. */
  readonly validators?: Validators;
  readonly signal: AbortSignal;
}

/** A record, understood. */
export interface MappedRecord {
  readonly dataset: MappedDataset;
  readonly findings: readonly Finding[];
  readonly links: readonly string[];
  readonly identities: readonly string[];
}

/**
 * What a source said when it was asked for one record: `here`, it serves it; `gone`, it says that it has no such record, or no longer;
 * `unknown`, anything else.
 */
export type RecordAnswer = 'here' | 'gone' | 'unknown';

/** How a source is asked for one record alone. */
export interface RecordQuestion {
  /** With the statuses that answer it. */
  readonly request: FetchRequest;
  /**
   * The same question for a record that cannot exist. Given where an answer does not name the record that it is about: a server that
   * says "here" to anything says nothing.
   */
  readonly decoy?: FetchRequest;
  /** What an answer says. Throws a `MoissonError` where it cannot be read. */
  readonly read: (body: FetchedBody) => Promise<RecordAnswer>;
}

export interface ProbeReport {
  /** The claimed number of records, where the protocol tells. */
  readonly records?: number;
  readonly detail: string;
}

/**
 * One protocol: reads pages of raw records, and understands a record. `R` is what its format makes of a record's bytes; outside the
 * protocol's folder that is `unknown`. `keyOf`, `withholds`, `map` and `one` are total on any `R`.
 */
export interface Connector<R = unknown> {
  /** The protocol's name: what a source's `protocol` says. */
  readonly name: string;
  readonly format: Format<R>;
  /** Raised whenever `map` gives something else for the same bytes. */
  readonly mappingVersion: number;
  /** Names and paths that change without anything worth telling (dates of the claim, counters): see `canonicalText`. */
  readonly volatileFields: ReadonlySet<string>;
  /** What an operator can know before a run. Throws a `MoissonError`. */
  probe(context: ReadContext): Promise<ProbeReport>;
  /** Throws a `MoissonError` where reading cannot go on; what was yielded before stands. */
  pages(context: ReadContext): AsyncGenerator<RawPage, Completeness>;
  /** The record's stable native key, or nothing where it has none. */
  keyOf(record: R, source: Source): RecordKey | undefined;
  /** Why the catalogue does not publish a record that the source serves (a draft, say), in a few words; nothing where it does. */
  withholds?(record: R, source: Source): string | undefined;
  map(record: R, key: RecordKey, source: Source): MappedRecord;
  /** How the source is asked for this record, as it last served it; nothing where there is no such question. */
  one?(record: R, source: Source): RecordQuestion | undefined;
}

/** The registered protocols by name. */
export type Connectors = Readonly<Record<string, Connector>>;
