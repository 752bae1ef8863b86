import type { Connector, ChangeLog, Claim, SourceFetch, Store } from '@moisson/domain';
import type { Source } from '@moisson/contracts';
import type { OneAtATime } from '../claim/one-at-a-time.ts';
import type { RunQuota } from './run-quota.ts';
import type { ByteShare } from '../read/byte-budget.ts';
import type { KeySet } from './key-set.ts';
import type { RunBook } from './run-book.ts';
import type { UnsettledRecords } from '../read/unsettled-records.ts';

/** All that the steps of one run share. */
export interface PollContext {
  readonly store: Pick<Store, 'polls' | 'snapshots' | 'payloads' | 'eventBodies' | 'holds'>;
  readonly changeLog: ChangeLog;
  readonly connector: Connector;
  readonly fetch: SourceFetch;
  readonly source: Source;
  readonly claim: Claim;
  /** Of the connector and of the settings on which its mapping depends. */
  readonly mappingVersion: number;
  readonly book: RunBook;
  readonly signal: AbortSignal;
  /** Keys announced by an interrupted run and not settled since. */
  readonly announced: Set<string>;
  /** Keys met in this run. */
  readonly seen: KeySet;
  /** The most that it may meet. */
  readonly maxRecords: number;
  /** Records whose key is told once the list is read. */
  readonly unsettled: UnsettledRecords;
  readonly quota: RunQuota;
  /** Memory for raw records. */
  readonly share: ByteShare;
  /** What is parsed takes many times its bytes: one run parses at a time. */
  readonly parsing: OneAtATime;
  /** Live records of the snapshot when the run began. */
  readonly knownAtStart: number;
  /** Whether the source is asked for other records, or others are published, than in the last complete run: equal bytes are no answer then. */
  readonly baselineChanged: boolean;
}
