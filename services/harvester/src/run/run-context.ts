import type { Claim, Connector, SourceFetch, Store } from '@moisson/domain';
import type { Source } from '@moisson/contracts';
import type { OneAtATime } from '../claim/one-at-a-time.ts';
import type { ChangeSink } from '../publish/change-sink.ts';
import type { ByteShare } from '../read/byte-budget.ts';
import type { UnsettledRecords } from '../read/unsettled-records.ts';
import type { KeySet } from './key-set.ts';
import type { RunBook } from './run-book.ts';
import type { RunQuota } from './run-quota.ts';

/** What a run is about, and what it looks at: none of it changes while it runs. */
export interface RunFacts {
  readonly source: Source;
  readonly connector: Connector;
  readonly claim: Claim;
  /** Of the connector and of the settings on which its mapping depends. */
  readonly mappingVersion: number;
  /** Live records of the snapshot when the run began. */
  readonly knownAtStart: number;
  /** Whether the source is asked for other records, or others are published, than in the last complete run: equal bytes are no answer then. */
  readonly baselineChanged: boolean;
  /** The most keys that it may meet. */
  readonly maxRecords: number;
}

/** What a run remembers on its way. It is in memory alone; what must outlive the run goes to the sink. */
export interface RunMemory {
  readonly book: RunBook;
  /** Keys announced by an interrupted run and not settled since. */
  readonly announced: Set<string>;
  /** Keys met in this run. */
  readonly seen: KeySet;
  /** Records whose key is told once the list is read. */
  readonly unsettled: UnsettledRecords;
  readonly quota: RunQuota;
}

/** What planning needs: no store, no log. */
export type Planning = RunFacts & RunMemory;

/** All that the steps of one run share. They read the store, and write through the sink alone. */
export interface RunContext extends Planning {
  readonly store: {
    readonly snapshots: Pick<Store['snapshots'], 'byRawHash' | 'byKey' | 'scan'>;
    readonly payloads: Pick<Store['payloads'], 'get'>;
    readonly holds: Pick<Store['holds'], 'pending'>;
  };
  readonly sink: ChangeSink;
  readonly fetch: SourceFetch;
  readonly signal: AbortSignal;
  /** Memory for raw records. */
  readonly share: ByteShare;
  /** What is parsed takes many times its bytes: one run parses at a time. */
  readonly parsing: OneAtATime;
}
