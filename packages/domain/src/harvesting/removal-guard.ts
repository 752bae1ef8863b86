import type { RemovalHold, RemovalPolicy } from '@moisson/contracts';
import type { ProblemCode } from '@moisson/kernel';
import { isServed } from './absence-evidence.ts';
import type { Absence, SnapshotEntry } from './snapshot.ts';

export interface RemovalSituation {
  /** Live records of the snapshot. */
  readonly known: number;
  /**
   * Known records that are newly missing in this run, after re-identification. Records that already wait for a decision
   * or for the end of their grace period were judged when they went missing, and must not make the brake hold others.
   * Records with a decision are not counted.
   */
  readonly missing: number;
  /** New records of this run that match no missing one. */
  readonly created: number;
  /** All records seen in this run. */
  readonly seen: number;
  /** The endpoint or the filter changed since the last complete run. */
  readonly baselineChanged: boolean;
  readonly policy: RemovalPolicy;
}

export type RemovalVerdict =
  { readonly kind: 'none' } | { readonly kind: 'grace' } | { readonly kind: 'hold'; readonly reason: ProblemCode };

/**
 * The brake on removals after a complete run: returns whether they need a person's decision. Never called for an
 * incomplete run, which proves no absence. The default limits are 20 % of the known records or 5, whichever is larger
 * (docs/facts/removals.md).
 */
export const guardRemovals = (situation: RemovalSituation): RemovalVerdict => {
  const { known, missing, created, seen, baselineChanged, policy } = situation;
  if (missing <= 0) return { kind: 'none' };
  if (seen === 0) return { kind: 'hold', reason: 'removal.empty-answer' };
  if (baselineChanged) return { kind: 'hold', reason: 'removal.baseline-changed' };
  const limit = removalLimit(known, policy);
  if (missing > limit)
    return { kind: 'hold', reason: created > limit ? 'removal.catalogue-replaced' : 'removal.share-exceeded' };
  return { kind: 'grace' };
};

/** Returns how many records one run may miss without a person's decision. */
export const removalLimit = (known: number, policy: RemovalPolicy): number =>
  Math.max(policy.maxCount, Math.floor(known * policy.maxShare));

/**
 * Returns the absence of an entry after one more complete run without it. `now` is ISO 8601. An absence that starts in
 * the future was written before the clock was set back: it starts again, or the record would wait until that instant.
 */
export const oneMoreAbsence = ({ absence }: SnapshotEntry, now: string): Absence => ({
  ...absence,
  since: absence === undefined || Date.parse(absence.since) > Date.parse(now) ? now : absence.since,
  runs: (absence?.runs ?? 0) + 1,
});

/**
 * Returns the missing entries that the source's pending hold concerns: those that it marked and nobody decided about. A
 * hold from a version that did not mark entries concerns every undecided one.
 */
export const aboutHold = (missing: readonly SnapshotEntry[]): readonly SnapshotEntry[] => {
  const undecided = missing.filter(
    (entry) => entry.absence !== undefined && entry.absence.decision === undefined && !isServed(entry),
  );
  const marked = undecided.filter(({ absence }) => absence?.held === true);
  return marked.length > 0 ? marked : undecided;
};

/** Returns the name of a record for people: its title, or its key if it has no title. */
export const nameOf = ({ label, recordKey }: Pick<SnapshotEntry, 'label' | 'recordKey'>): string => label || recordKey;

const EXAMPLES = 10;

/** Returns the description of the held records that the hold stores. */
export const summaryOfHeld = (
  entries: readonly SnapshotEntry[],
): Pick<RemovalHold, 'records' | 'gone' | 'examples'> => ({
  records: entries.length,
  gone: entries.filter(({ absence }) => absence?.evidence?.answer === 'gone').length,
  examples: entries.slice(0, EXAMPLES).map(nameOf),
});
