import type { DryRun, DryRunExtent, SourceId } from '@moisson/contracts';

/** Dry runs: the operator's service asks for them, a harvester does them, and both meet here. */
export interface DryRuns {
  /**
   * Stores a new one, and returns it: requested later than every other one of its source, also where the clock was set back, because the
   * newest is the one that is shown. Ended ones that are old are dropped. Throws `request.conflict` if too many are open.
   */
  ask(dryRun: DryRun): Promise<DryRun>;
  get(id: string): Promise<DryRun | undefined>;
  /** Newest first, without results. */
  list(query: { readonly sourceId?: SourceId; readonly limit: number }): Promise<readonly DryRun[]>;
  /**
   * Claims the oldest one of this extent that waits, or whose harvester has not renewed its lease: that one is done again from the
   * beginning, and after three attempts it has failed.
   */
  claim(owner: string, leaseSeconds: number, extent: DryRunExtent): Promise<DryRun | undefined>;
  /**
   * Applies a change of its owner to the newest version, and returns the result; undefined if it does not exist, or
   * another harvester has taken it.
   */
  change(id: string, owner: string, change: (dryRun: DryRun, now: Date) => DryRun): Promise<DryRun | undefined>;
  /** Asks the harvester to end it; ends one that waits at once. Returns it as it is now. */
  cancel(id: string): Promise<DryRun | undefined>;
}
