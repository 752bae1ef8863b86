import type { Claim, Connector, ReadingPlan, SourceContract, SourceFetch, Store } from '@moisson/domain';
import type { Source } from '@moisson/contracts';
import type { OneAtATime } from '../claim/one-at-a-time.ts';
import type { AnsweringHosts } from '../judge/answering-hosts.ts';
import type { ContractGate } from '../judge/contract-gate.ts';
import type { RunChanges } from '../judge/run-changes.ts';
import type { ChangeSink } from '../publish/change-sink.ts';
import type { ByteShare } from '../read/byte-budget.ts';
import type { UnsettledRecords } from '../read/unsettled-records.ts';
import type { KeySet } from './key-set.ts';
import type { RunBook } from './run-book.ts';
import type { RunQuota } from './run-quota.ts';

/** The facts of a run: none of them changes while it runs. */
export interface RunFacts {
  readonly source: Source;
  readonly connector: Connector;
  readonly claim: Claim;
  /** Whether it reads the whole list, or only what changed. */
  readonly reading: ReadingPlan;
  /** Combines the connector's version and the settings on which its mapping depends. */
  readonly mappingVersion: number;
  /** Number of live records in the snapshot when the run began. */
  readonly knownAtStart: number;
  /**
   * Whether the source is asked for other records, or others are published, than in the last complete run: then equal bytes do not mean
   * "unchanged".
   */
  readonly baselineChanged: boolean;
  /** What the source's feed usually looks like; undefined before it was learnt. */
  readonly contract?: SourceContract;
  /** Known records are parsed too: their traits are not known. */
  readonly needsTraits: boolean;
  /** Maximum of keys that it may see. */
  readonly maxRecords: number;
}

/** The mutable state of a run. In memory only; what must outlive the run goes to the sink. */
export interface RunMemory {
  readonly book: RunBook;
  /** Keys that an interrupted run announced and that are not settled yet. */
  readonly announced: Set<string>;
  /** Keys seen in this run. */
  readonly seen: KeySet;
  /** Records put aside until the list is read. */
  readonly unsettled: UnsettledRecords;
  readonly quota: RunQuota;
  /** How the run would change what its source looks like. */
  readonly changes: RunChanges;
  /** Hosts that answered it. */
  readonly hosts: AnsweringHosts;
}

/** The input of planning: no store, no log. */
export type Planning = RunFacts & RunMemory;

/** All that the steps of one run share. They read the store, and write only through the sink. */
export interface RunContext extends Planning {
  readonly store: {
    readonly snapshots: Pick<Store['snapshots'], 'byRawHash' | 'byKey' | 'scan' | 'traits'>;
    readonly payloads: Pick<Store['payloads'], 'get'>;
    readonly holds: Pick<Store['holds'], 'pending' | 'departure'>;
  };
  readonly sink: ChangeSink;
  /** The same sink, for those who judge the run. */
  readonly gate: ContractGate;
  readonly fetch: SourceFetch;
  readonly signal: AbortSignal;
  /** Memory for raw records. */
  readonly share: ByteShare;
  /** Parsed records take many times their bytes, so only one run parses at a time. */
  readonly parsing: OneAtATime;
  /** Milliseconds of a monotonic clock. */
  readonly monotonic: () => number;
  /** The cursor of an unfinished run, from which this one resumes. */
  readonly from?: string;
  /** Called when all before a cursor is published and committed. */
  readonly reached: (cursor: string | undefined) => Promise<void>;
}
