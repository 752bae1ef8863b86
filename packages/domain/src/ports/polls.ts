import type { RunTrigger, SourceId, SourceStatus } from '@moisson/contracts';

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
  readonly records: number;
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
}

/** Who polls which source when: leases and run numbers on the store's clock. */
export interface Polls {
  /** The store's clock. */
  now(): Promise<Date>;
  /** Makes the source due at an instant (none: never by itself); a trigger other than the schedule is remembered. */
  schedule(sourceId: SourceId, dueAt: Date | undefined, trigger?: RunTrigger): Promise<void>;
  /** Takes the lease of a due source that nobody holds: the named one, else the one due for longest. */
  claim(request: {
    readonly owner: string;
    readonly leaseSeconds: number;
    readonly sourceId?: SourceId;
  }): Promise<Claim | undefined>;
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
