import type { ReadingState } from '../harvesting/plan-reading.ts';
import type { SourceSize } from '../harvesting/quota.ts';
import type { RunTrigger, SourceId, SourceStatus } from '@moisson/contracts';
import type { Trouble } from '../harvesting/quarantine.ts';
import type { Standing } from '../harvesting/run-places.ts';

/** HTTP validators of the last complete run's response. */
export interface Validators {
  readonly etag?: string;
  readonly lastModified?: string;
}

/**
 * The right to poll a source, for the time of a lease. Its run number is the fencing token of every write of the run.
 */
export interface Claim {
  readonly sourceId: SourceId;
  readonly run: number;
  readonly owner: string;
  readonly trigger: RunTrigger;
  /** By the store's clock. */
  readonly claimedAt: string;
  /** Keys that an interrupted run announced, and perhaps published. */
  readonly announced: readonly string[];
  /** Hash of the endpoint and the options at the last complete run. */
  readonly baseline?: string;
  readonly validators?: Validators;
  readonly mappingVersion?: number;
  readonly consecutiveFailures: number;
  /** Its failures that count for its quarantine. */
  readonly trouble: Trouble;
  readonly standing: Standing;
  readonly records: number;
  /** The size of the source at the last complete run. */
  readonly known?: SourceSize;
  readonly reading?: ReadingState;
}

/** The result of a finished run that the next run needs. */
export interface PollResult {
  readonly runId: string;
  readonly complete: boolean;
  readonly failed: boolean;
  /** For a failed run: since when the source is quarantined, if it is (`quarantineAfter`). A good run ends a quarantine. */
  readonly quarantinedSince?: string;
  readonly nextDueAt?: string;
  readonly records: number;
  readonly baseline?: string;
  readonly validators?: Validators;
  readonly mappingVersion?: number;
  /** The size of the source now, if the run is complete. */
  readonly known?: SourceSize;
  /** For a complete run that makes the feed fresh: whether it was fresh until then (`kept`) or not (`gained`). */
  readonly freshness?: 'kept' | 'gained';
  /** What the next run needs to decide whether it reads the whole list; absent keeps what is stored. */
  readonly reading?: ReadingState;
}

/**
 * Which source to claim: the given one, else any with one of these standings (all standings, if none is given) that is
 * not in `except`.
 */
export interface ClaimRequest {
  readonly owner: string;
  readonly leaseSeconds: number;
  readonly sourceId?: SourceId;
  readonly standings?: readonly Standing[];
  /**
   * Sources that the owner is still polling. A clock that jumps ahead ends all leases at once; without this list the
   * owner would claim its own sources again before it renews their leases.
   */
  readonly except?: readonly SourceId[];
}

/**
 * If a stored decision is later than now by more than this, the store's clock was set back. A smaller difference is
 * harmless.
 */
export const CLOCK_TOLERANCE_MS = 5000;

/** Leases, due times and run numbers of sources, on the store's clock. */
export interface Polls {
  /** Returns the time of the store's clock. */
  now(): Promise<Date>;
  /** Makes the source due at an instant (undefined: never by itself). A trigger other than the schedule is stored. */
  schedule(sourceId: SourceId, dueAt: Date | undefined, trigger?: RunTrigger): Promise<void>;
  /** Takes the lease of a due source that nobody holds: of the requested ones, the one due for longest. */
  claim(request: ClaimRequest): Promise<Claim | undefined>;
  /**
   * Moves due times and leases that were set before the clock was set back: each keeps the remaining time that it had
   * when it was set, counted from now. Without this they would wait for the clock to catch up. Returns the number of
   * sources moved.
   */
  rebase(): Promise<number>;
  /** Extends the lease. Throws `run.lease-lost` if another run took over. */
  renew(claim: Claim, leaseSeconds: number): Promise<void>;
  /** Stores the keys that are about to be published, in addition to those still announced. Throws `run.lease-lost`. */
  announce(claim: Claim, keys: readonly string[]): Promise<void>;
  /** Deletes these announced keys: their snapshot is committed. Throws `run.lease-lost`. */
  settle(claim: Claim, keys: readonly string[]): Promise<void>;
  /**
   * Ends the quarantine of a source, by an operator's decision: its failures so far no longer count for one, and are told
   * all the same. Returns whether it was quarantined.
   */
  pardon(sourceId: SourceId): Promise<boolean>;
  /**
   * Ends the lease with the run's result. A run that neither failed nor was complete was interrupted by us, and changes
   * nothing about the source's failures. If another run was requested meanwhile, the source stays due. Throws
   * `run.lease-lost`.
   */
  release(claim: Claim, result: PollResult): Promise<void>;
  status(sourceId: SourceId): Promise<SourceStatus>;
  statuses(): Promise<readonly SourceStatus[]>;
}
