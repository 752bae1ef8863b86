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
 * What the source said of the missing records: `pending` of those that it was not asked for yet, or will be asked for in a later run.
 * Those that there is no question for are not in it.
 */
export type Answers = ReadonlyMap<RecordKey, RecordAnswer | 'pending'>;

export interface MissingRecords {
  /** Those that no person decided to keep. */
  readonly entries: readonly SnapshotEntry[];
  /** Of them, those that a person is to decide about already. */
  readonly underHold: ReadonlySet<SnapshotEntry>;
  /** Live records of the snapshot when the run began, new ones of this run, and records seen in it. */
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
  /** The source still serves more of the missing records than the brake lets go: its list is not whole, and proves nothing. */
  readonly accused: boolean;
  /** They leave the catalogue in this run. */
  readonly leaving: readonly AbsentEntry[];
  /** They stay, as they are noted from now on; some of them held. */
  readonly waiting: readonly AbsentEntry[];
  /** They stay as they are: of them nothing is known but an accused list. */
  readonly untouched: readonly SnapshotEntry[];
  /** Those that an answer of the source could still change something for. */
  readonly questionable: readonly AbsentEntry[];
}

/**
 * What becomes of the records that a complete run did not show.
 *
 * - Approved by a person: it leaves at once.
 * - Still served, though the list leaves it out: it is not absent.
 * - Not shown by a list that leaves out many records that are still served: nothing, unless the source says that it is gone.
 * - Within the brake: it leaves after its grace, once the source, asked for it, says that it is gone. Where it cannot be asked, the
 *   grace decides; where its answer proves nothing, its patience.
 * - Above the brake: a person decides, or the source, by saying for as long as its patience that the record is gone. Where the endpoint
 *   or the filter changed, a person alone: another address knows nothing of the keys of the one before.
 */
export const planRemovals = (missing: MissingRecords, answers: Answers): RemovalPlan => {
  const { entries, underHold, known, created, seen, baselineChanged, policy, now } = missing;
  const absences = new Map(entries.map((entry) => [entry, absenceOf(entry, answers, policy, now)]));
  const served = entries.filter((entry) => isServed({ absence: absences.get(entry)! })).length;
  const accused = served > removalLimit(known, policy);
  /** Whether an accused list is all that says that a record is missing. */
  const isKnownByListAlone = ({ recordKey, absence }: SnapshotEntry): boolean =>
    accused && absence === undefined && answers.get(recordKey) !== 'gone';
  // An answer without records, or of another filter, says of none of them that it is gone.
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

/** The absence after one more complete run, and after what the source said of the record. */
const absenceOf = (entry: SnapshotEntry, answers: Answers, policy: RemovalPolicy, now: string): Absence => {
  const given = answers.get(entry.recordKey);
  const answer = given === 'pending' ? undefined : given;
  const said = (absence: Absence): Absence => (answer === undefined ? absence : withAnswer(absence, answer, now));
  if (!isServed(entry)) return said(oneMoreAbsence(entry, now));
  if (answer === 'here') return said(entry.absence!);
  if (answer !== 'gone' && !isForgotten(entry.absence!, policy, now)) return said(entry.absence!);
  // Until now it was there: only now it is missing.
  return said({ since: now, runs: 1 });
};

/** Whether the source's "there is no such record" says something of a record that is held for this reason. */
const speaksOfKeys = (reason: ProblemCode | undefined): boolean =>
  reason !== undefined && reason !== 'removal.baseline-changed';
