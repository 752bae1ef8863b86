import type { Connector, ChangeLog, Claim, SourceFetch, Store } from '@moisson/domain';
import type { Source } from '@moisson/contracts';
import type { KeySet } from './key-set.ts';
import type { RunBook } from './run-book.ts';

/** All that the steps of one run share. */
export interface PollContext {
  readonly store: Pick<Store, 'polls' | 'snapshots' | 'payloads' | 'holds'>;
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
  /** Live records of the snapshot when the run began. */
  readonly knownAtStart: number;
}
