import type { RemovalHold, RemovalPolicy } from '@moisson/contracts';
import type { ProblemCode } from '@moisson/kernel';
import { isServed } from './absence-evidence.ts';
import type { Absence, SnapshotEntry } from './snapshot.ts';

export interface RemovalSituation {
  /** Records of the snapshot that are live. */
  readonly known: number;
  /**
   * Of those, newly missing in this run after re-identification: what already waits for a person, or for the end of its grace, was
   * judged when it went missing, and must not hold back what others come to. Left out are the ones that a person decided about.
   */
  readonly missing: number;
  /** New records of this run that no missing one was recognised in. */
  readonly created: number;
  /** Records seen in this run, of any kind. */
  readonly seen: number;
  /** The endpoint or the filter changed since the last complete run. */
  readonly baselineChanged: boolean;
  readonly policy: RemovalPolicy;
}

export type RemovalVerdict =
  { readonly kind: 'none' } | { readonly kind: 'grace' } | { readonly kind: 'hold'; readonly reason: ProblemCode };

/**
 * The brake on removals of a complete run. An incomplete run never comes here: absence from it says nothing.
 * Limits: domain.md §5.1 (20 % of the known records, or 5, whichever is larger).
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

/** How many records one run may miss without a person's decision. */
export const removalLimit = (known: number, policy: RemovalPolicy): number =>
  Math.max(policy.maxCount, Math.floor(known * policy.maxShare));

/**
 * The absence of an entry after one more complete run that did not show it. `now` is ISO 8601. An absence that began in
 * the future was noted by a clock that was set back since: it begins anew, or it would last until that instant comes.
 */
export const oneMoreAbsence = ({ absence }: SnapshotEntry, now: string): Absence => ({
  ...absence,
  since: absence === undefined || Date.parse(absence.since) > Date.parse(now) ? now : absence.since,
  runs: (absence?.runs ?? 0) + 1,
});

/**
 * Of a source's missing entries, those that its pending hold is about: the undecided ones that it marked. A hold of before
 * entries were marked is about every undecided one.
 */
export const aboutHold = (missing: readonly SnapshotEntry[]): readonly SnapshotEntry[] => {
  const undecided = missing.filter(
    (entry) => entry.absence !== undefined && entry.absence.decision === undefined && !isServed(entry),
  );
  const marked = undecided.filter(({ absence }) => absence?.held === true);
  return marked.length > 0 ? marked : undecided;
};

/** What is shown to people in place of a record: its title, or its key where it has none. */
export const nameOf = ({ label, recordKey }: Pick<SnapshotEntry, 'label' | 'recordKey'>): string => label || recordKey;

const EXAMPLES = 10;

/** What a hold tells of the records that it is about. */
export const toldOfHeld = (entries: readonly SnapshotEntry[]): Pick<RemovalHold, 'records' | 'gone' | 'examples'> => ({
  records: entries.length,
  gone: entries.filter(({ absence }) => absence?.evidence?.answer === 'gone').length,
  examples: entries.slice(0, EXAMPLES).map(nameOf),
});
