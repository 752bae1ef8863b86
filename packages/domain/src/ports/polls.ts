import type { SourceSize } from '../harvesting/quota.ts';
import type { RunTrigger, SourceId, SourceStatus } from '@moisson/contracts';
import type { Standing } from '../harvesting/run-places.ts';

/** HTTP validators of the last complete run's answer. */
export interface Validators {
  readonly etag?: string;
  readonly lastModified?: string;
}

/** The right to poll a source, for a while. Its run number fences every write made under it. */
export interface Claim {
  readonly sourceId: SourceId;
  readonly run: number;
  readonly owner: string;
  readonly trigger: RunTrigger;
  /** Of the store's clock. */
  readonly claimedAt: string;
  /** Keys that an interrupted run announced and maybe published. */
  readonly announced: readonly string[];
  /** Fingerprint of endpoint and filter at the last complete run. */
  readonly baseline?: string;
  readonly validators?: Validators;
  readonly mappingVersion?: number;
  readonly consecutiveFailures: number;
  readonly standing: Standing;
  readonly records: number;
  /** What the source had at the last complete run. */
  readonly known?: SourceSize;
}

/** What a finished run leaves behind for the next. */
export interface PollResult {
  readonly runId: string;
  readonly complete: boolean;
  readonly failed: boolean;
  readonly nextDueAt?: string;
  readonly records: number;
  readonly baseline?: string;
  readonly validators?: Validators;
  readonly mappingVersion?: number;
  /** What the source has now, where the run is complete. */
  readonly known?: SourceSize;
  /** Of a complete run after which the feed is fresh: whether it was so until then. */
  readonly freshness?: 'kept' | 'gained';
}

/** Which source is wanted: the named one, else one of these standings (any, where none is named) that is not excepted. */
export interface ClaimRequest {
  readonly owner: string;
  readonly leaseSeconds: number;
  readonly sourceId?: SourceId;
  readonly standings?: readonly Standing[];
  /**
   * Sources that the owner is still polling. A clock that jumps ahead ends every lease at once, and without this the
   * owner would take its own sources a second time before it renews the leases.
   */
  readonly except?: readonly SourceId[];
}

/** The store's clock was set back if something was decided later than now by more than this; less is no harm. */
export const CLOCK_TOLERANCE_MS = 5000;

/** Who polls which source when: leases and run numbers on the store's clock. */
export interface Polls {
  /** The store's clock. */
  now(): Promise<Date>;
  /** Makes the source due at an instant (none: never by itself); a trigger other than the schedule is remembered. */
  schedule(sourceId: SourceId, dueAt: Date | undefined, trigger?: RunTrigger): Promise<void>;
  /** Takes the lease of a due source that nobody holds; of those wanted, the one due for longest. */
  claim(request: ClaimRequest): Promise<Claim | undefined>;
  /**
   * Brings back due times and leases that were decided by a clock that was set back since: each keeps the time that it
   * still had to wait when it was decided, counted from now. Without it they would wait for the clock to catch up.
   * Returns how many sources were brought back.
   */
  rebase(): Promise<number>;
  /** Prolongs the lease. Throws `run.lease-lost` when another run took over. */
  renew(claim: Claim, leaseSeconds: number): Promise<void>;
  /**
   * Notes the keys that are about to be published, beside those still announced. Throws `run.lease-lost`.
   */
  announce(claim: Claim, keys: readonly string[]): Promise<void>;
  /** Forgets these announced keys: their snapshot is committed. Throws `run.lease-lost`. */
  settle(claim: Claim, keys: readonly string[]): Promise<void>;
  /** Ends the lease with the run's result; a run that was asked for meanwhile stays due. Throws `run.lease-lost`. */
  release(claim: Claim, result: PollResult): Promise<void>;
  status(sourceId: SourceId): Promise<SourceStatus>;
  statuses(): Promise<readonly SourceStatus[]>;
}
