import { problem } from '@moisson/kernel';
import type { RecordKey } from '@moisson/contracts';
import {
  aboutHold,
  inOrderOfQuestions,
  isServed,
  nameOf,
  planRemovals,
  type AbsentEntry,
  type Answers,
  type MissingRecords,
  type RecordAnswer,
  type RemovalPlan,
  type SnapshotEntry,
} from '@moisson/domain';
import type { RunContext } from '../run/run-context.ts';
import { askForRecords } from './ask-for-records.ts';
import { holdRecords } from './hold-records.ts';
import { liveEntries } from './live-entries.ts';
import { recogniseRenamed } from './recognise-renamed.ts';
import { removalOf } from './removal-of.ts';
import { removeNeverCommitted } from './remove-never-committed.ts';
import { stillShown } from './still-shown.ts';

const PAGE = 1000;
const PUBLISH = 500;
const EXAMPLES = 10;

/** The conclusions of a run about missing records. */
export interface ConcludedRemovals {
  /** Records that stay although the source does not list them. */
  readonly absent: number;
  /** The absent records that the source still serves, if there are more than the brake allows: then its list is not whole. */
  readonly leftOut: number;
}

/**
 * Decides about the records that a complete run did not list: first recognises those under a new key, then asks the source for those that
 * its answer may decide, and removes those that may leave. Call it only for a complete run.
 */
export const concludeRemovals = async (context: RunContext): Promise<ConcludedRemovals> => {
  const { book, knownAtStart } = context;
  await removeNeverCommitted(context);
  if (knownAtStart - book.matched <= 0) {
    await holdRecords(context, { kind: 'none' }, [], 0);
    return { absent: 0, leftOut: 0 };
  }
  const entries = await missingEntries(context);
  const renamed = await recogniseRenamed(context, entries);
  const gone = entries.filter(({ recordKey }) => !renamed.has(recordKey));
  const created = book.created.length - renamed.size;
  const about = await situationOf(context, created);
  const answers = await answersAbout(context, about(gone));
  // Asking takes time, and operators may decide meanwhile: read the entries again.
  const plan = await planWithAnswers(context, about(await asTheyStand(context, gone)), answers);
  await carryOut(context, plan);
  const held = plan.waiting.filter(({ absence }) => absence.held === true);
  await holdRecords(context, plan.verdict, held, created);
  const served = plan.waiting.filter(isServed).length;
  return { absent: gone.length - plan.leaving.length, leftOut: plan.accused ? served : 0 };
};

const missingEntries = async ({ store, source, seen }: RunContext): Promise<SnapshotEntry[]> => {
  const missing: SnapshotEntry[] = [];
  for await (const entry of liveEntries(store, source.id)) if (!seen.has(entry.recordKey)) missing.push(entry);
  return missing;
};

/** Returns a function that describes missing records from their entries. */
const situationOf = async (
  { source, claim, book, knownAtStart, baselineChanged, store }: RunContext,
  created: number,
): Promise<(standing: readonly SnapshotEntry[]) => MissingRecords> => {
  const pending = await store.holds.pending(source.id);
  return (standing) => {
    const undecided = standing.filter(({ absence }) => absence?.decision !== 'refused');
    return {
      entries: undecided,
      underHold: new Set(
        pending === undefined ? undecided.filter(({ absence }) => absence?.held === true) : aboutHold(undecided),
      ),
      known: knownAtStart,
      created,
      seen: book.counts.seen,
      baselineChanged,
      policy: source.removalPolicy,
      now: claim.claimedAt,
    };
  };
};

/** Returns the source's answers about the records that an answer may decide. */
const answersAbout = async (context: RunContext, missing: MissingRecords): Promise<Answers> => {
  const answers = new Map<RecordKey, RecordAnswer | 'pending'>(
    missing.entries.map(({ recordKey }) => [recordKey, 'pending']),
  );
  const { questionable } = planRemovals(missing, answers);
  for (const { recordKey } of questionable) answers.delete(recordKey);
  // Records that the list itself reports as deleted need no question.
  const [deleted, unknown] = [true, false].map((wanted) =>
    questionable.filter(({ recordKey }) => context.book.deleted.has(recordKey) === wanted),
  ) as [AbsentEntry[], AbsentEntry[]];
  for (const [key, answer] of await askForRecords(context, inOrderOfQuestions(unknown))) answers.set(key, answer);
  for (const { recordKey } of deleted) answers.set(recordKey, 'gone');
  noteAnswers(context, answers);
  return answers;
};

/** Counts the source's answers about single records. */
const noteAnswers = ({ book }: RunContext, answers: Answers): void => {
  const count = (wanted: string): number => [...answers.values()].filter((answer) => answer === wanted).length;
  const [gone, here, unknown] = [count('gone'), count('here'), count('unknown')];
  const asked = gone + here + unknown;
  if (asked > 0) book.note(problem('removal.records-asked', { asked, gone, here, unknown }));
};

/** Returns the same entries, with the decisions made since they were read. */
const asTheyStand = async (
  { store, source }: RunContext,
  entries: readonly SnapshotEntry[],
): Promise<readonly SnapshotEntry[]> => {
  const standing: SnapshotEntry[] = [];
  for (let at = 0; at < entries.length; at += PAGE) {
    const part = entries.slice(at, at + PAGE);
    const found = await store.snapshots.byKey(
      source.id,
      part.map(({ recordKey }) => recordKey),
    );
    standing.push(...part.map((entry) => found.get(entry.recordKey) ?? entry));
  }
  return standing;
};

/** Plans the removals; holds a record that would leave while the source still lists its service. */
const planWithAnswers = async (
  context: RunContext,
  missing: MissingRecords,
  answers: Answers,
): Promise<RemovalPlan> => {
  const plan = planRemovals(missing, answers);
  const unapproved = plan.leaving.filter(({ absence }) => absence.decision !== 'approved');
  const shown = await stillShown(context, unapproved);
  if (shown.size === 0) return plan;
  const held = [...shown].map((entry): AbsentEntry => ({
    ...entry,
    absence: { ...entry.absence, held: true, reason: 'removal.ambiguous-rename' },
  }));
  return {
    ...plan,
    leaving: plan.leaving.filter((entry) => !shown.has(entry)),
    waiting: [...plan.waiting, ...held],
  };
};

/** Commits the absences of the records that stay, and publishes the removal of those that leave. */
const carryOut = async (context: RunContext, { leaving, waiting }: RemovalPlan): Promise<void> => {
  const { book, claim, sink } = context;
  noteServed(context, waiting.filter(isServed));
  for (let at = 0; at < waiting.length; at += PAGE)
    await sink.commit(waiting.slice(at, at + PAGE).map((entry) => ({ ...entry, run: claim.run })));
  for (let at = 0; at < leaving.length; at += PUBLISH)
    await sink.publish(leaving.slice(at, at + PUBLISH).map((entry) => removalOf(context, entry, 'absent')));
  book.count('removed', leaving.length);
};

/** Notes which records the source serves but leaves out of its list. */
const noteServed = ({ book }: RunContext, served: readonly AbsentEntry[]): void => {
  if (served.length === 0) return;
  const examples = served.slice(0, EXAMPLES).map(nameOf).join(', ');
  book.note(problem('removal.still-served', { count: served.length, examples }));
};
