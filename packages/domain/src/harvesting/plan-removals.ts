import type { RecordKey, RemovalPolicy } from '@moisson/contracts';
import { defined, type ProblemCode } from '@moisson/kernel';
import {
  hasStood,
  hasWaited,
  isDueAgain,
  isForgotten,
  isMissingForLong,
  isServed,
  withAnswer,
} from './absence-evidence.ts';
import type { RecordAnswer } from '../ports/connector.ts';
import { guardRemovals, oneMoreAbsence, removalLimit, type RemovalVerdict } from './removal-guard.ts';
import type { Absence, SnapshotEntry } from './snapshot.ts';

export type AbsentEntry = SnapshotEntry & { readonly absence: Absence };

/**
 * The source's answers about missing records. `pending`: not asked yet, or to be asked in a later run. Records that the
 * source cannot be asked for have no entry.
 */
export type Answers = ReadonlyMap<RecordKey, RecordAnswer | 'pending'>;

export interface MissingRecords {
  /** Missing records, without those that a person decided to keep. */
  readonly entries: readonly SnapshotEntry[];
  /** Those of `entries` that already wait for a decision. */
  readonly underHold: ReadonlySet<SnapshotEntry>;
  /**
   * `known`: live records of the snapshot at the start of the run; `created`: new records of this run; `seen`: all
   * records seen in it.
   */
  readonly known: number;
  readonly created: number;
  readonly seen: number;
  readonly baselineChanged: boolean;
  readonly policy: RemovalPolicy;
  /** ISO 8601. */
  readonly now: string;
}

export interface RemovalPlan {
  readonly verdict: RemovalVerdict;
  /**
   * True if the source still serves more of the missing records than the brake allows to miss: its list is incomplete
   * and proves nothing.
   */
  readonly accused: boolean;
  /** Entries to remove in this run. */
  readonly leaving: readonly AbsentEntry[];
  /** Entries that stay, with their updated absence; some of them are held. */
  readonly waiting: readonly AbsentEntry[];
  /** Entries that stay unchanged: only an incomplete list suggests that they are missing. */
  readonly untouched: readonly SnapshotEntry[];
  /** Entries for which an answer of the source could still change the plan. */
  readonly questionable: readonly AbsentEntry[];
}

/**
 * Decides about the records that a complete run did not list.
 *
 * - Approved by a person: removed at once.
 * - Still served although the list omits it: not absent.
 * - Omitted by a list that also omits many records which are still served: unchanged, unless the source reports it as
 *   gone.
 * - Within the brake: removed after its grace period, if the source reports it as gone when asked. If the source cannot
 *   be asked, the grace period alone decides; if the answer proves nothing, a longer wait (`isMissingForLong`).
 * - Above the brake: held until a person decides, or until the source has reported it as gone for the whole patience.
 *   If the endpoint or the filter changed, only a person can decide: another address does not know the former keys.
 */
export const planRemovals = (missing: MissingRecords, answers: Answers): RemovalPlan => {
  const { entries, underHold, known, created, seen, baselineChanged, policy, now } = missing;
  const absences = new Map(entries.map((entry) => [entry, absenceOf(entry, answers, policy, now)]));
  const served = entries.filter((entry) => isServed({ absence: absences.get(entry)! })).length;
  const accused = served > removalLimit(known, policy);
  /** Returns whether an incomplete list alone suggests that a record is missing. */
  const isKnownByListAlone = ({ recordKey, absence }: SnapshotEntry): boolean =>
    accused && absence === undefined && answers.get(recordKey) !== 'gone';
  // A run without records, or with another filter, does not prove that any record is gone.
  const suspicious = (seen === 0 || baselineChanged) && !accused;
  const judged = new Set(
    entries.filter((entry) => {
      const absence = absences.get(entry)!;
      if (isServed({ absence }) || absence.decision === 'approved' || isKnownByListAlone(entry)) return false;
      return suspicious || absence.runs === 1;
    }),
  );
  const verdict = guardRemovals({ known, missing: judged.size, created, seen, baselineChanged, policy });
  const leaving: AbsentEntry[] = [];
  const waiting: AbsentEntry[] = [];
  const untouched: SnapshotEntry[] = [];
  const questionable: AbsentEntry[] = [];
  for (const entry of entries) {
    const absence = absences.get(entry)!;
    const answer = answers.get(entry.recordKey);
    if (absence.decision === 'approved') {
      leaving.push({ ...entry, absence });
      continue;
    }
    if (isServed({ absence })) {
      waiting.push({ ...entry, absence });
      if (answer === 'pending' && isDueAgain(absence, policy, now)) questionable.push({ ...entry, absence });
      continue;
    }
    if (isKnownByListAlone(entry)) {
      untouched.push(entry);
      if (answer === 'pending') questionable.push({ ...entry, absence });
      continue;
    }
    const reason = verdict.kind === 'hold' && judged.has(entry) ? verdict.reason : absence.reason;
    if (underHold.has(entry) || (verdict.kind === 'hold' && judged.has(entry))) {
      const held = {
        ...entry,
        absence: { ...absence, held: true as const, ...defined({ reason }) },
      };
      if (answer === 'pending') questionable.push(held);
      const leaves = answer === 'gone' && hasStood(absence, policy, now) && speaksOfKeys(reason);
      (leaves ? leaving : waiting).push(held);
      continue;
    }
    const absent = { ...entry, absence };
    const due = hasWaited(absence, policy, now);
    if (due && answer === 'pending') questionable.push(absent);
    const bySilence = answer === undefined || (answer === 'unknown' && isMissingForLong(absence, policy, now));
    const leaves = due && (answer === 'gone' || (bySilence && !accused));
    (leaves ? leaving : waiting).push(absent);
  }
  return { verdict, accused, leaving, waiting, untouched, questionable };
};

/** Returns the absence after one more complete run and the source's answer. */
const absenceOf = (entry: SnapshotEntry, answers: Answers, policy: RemovalPolicy, now: string): Absence => {
  const given = answers.get(entry.recordKey);
  const answer = given === 'pending' ? undefined : given;
  const said = (absence: Absence): Absence => (answer === undefined ? absence : withAnswer(absence, answer, now));
  if (!isServed(entry)) return said(oneMoreAbsence(entry, now));
  if (answer === 'here') return said(entry.absence!);
  if (answer !== 'gone' && !isForgotten(entry.absence!, policy, now)) return said(entry.absence!);
  // The record was served until now, so its absence starts in this run.
  return said({ since: now, runs: 1 });
};

/** Returns whether the source's "no such record" counts for a record that is held for this reason. */
const speaksOfKeys = (reason: ProblemCode | undefined): boolean =>
  reason !== undefined && reason !== 'removal.baseline-changed';
