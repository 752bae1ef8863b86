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

/** What the absences of a run came to. */
export interface ConcludedRemovals {
  /** Records that stay though the source does not show them. */
  readonly absent: number;
  /** Of them, those that it still serves, where they are more than the brake lets go: then its list is not whole. */
  readonly leftOut: number;
}

/**
 * Concludes what becomes of the records that a complete run did not show: first those under a new key are recognised, then the source is
 * asked for those whose fate its answer may change, and the ones that may leave do. Only ever called for a complete run.
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
  // Asking takes its time, and persons decide meanwhile.
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

/** Returns what makes the situation of missing records out of their entries. */
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

/** What the source says of the records that an answer may change something for. */
const answersAbout = async (context: RunContext, missing: MissingRecords): Promise<Answers> => {
  const answers = new Map<RecordKey, RecordAnswer | 'pending'>(
    missing.entries.map(({ recordKey }) => [recordKey, 'pending']),
  );
  const { questionable } = planRemovals(missing, answers);
  for (const { recordKey } of questionable) answers.delete(recordKey);
  for (const [key, answer] of await askForRecords(context, inOrderOfQuestions(questionable))) answers.set(key, answer);
  noteAnswers(context, answers);
  return answers;
};

/** Notes what the source said of single records. */
const noteAnswers = ({ book }: RunContext, answers: Answers): void => {
  const count = (wanted: string): number => [...answers.values()].filter((answer) => answer === wanted).length;
  const [gone, here, unknown] = [count('gone'), count('here'), count('unknown')];
  const asked = gone + here + unknown;
  if (asked > 0) book.note(problem('removal.records-asked', { asked, gone, here, unknown }));
};

/** The same entries, with what was decided about them since they were read. */
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

/** Plans the removals; a record that would leave, while the source still shows its service, is held. */
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

/** Commits what is noted of the records that stay, and publishes the removal of those that leave. */
const carryOut = async (context: RunContext, { leaving, waiting }: RemovalPlan): Promise<void> => {
  const { book, claim, sink } = context;
  noteServed(context, waiting.filter(isServed));
  for (let at = 0; at < waiting.length; at += PAGE)
    await sink.commit(waiting.slice(at, at + PAGE).map((entry) => ({ ...entry, run: claim.run })));
  for (let at = 0; at < leaving.length; at += PUBLISH)
    await sink.publish(leaving.slice(at, at + PUBLISH).map((entry) => removalOf(context, entry, 'absent')));
  book.count('removed', leaving.length);
};

/** Notes which records the source's list leaves out. */
const noteServed = ({ book }: RunContext, served: readonly AbsentEntry[]): void => {
  if (served.length === 0) return;
  const examples = served.slice(0, EXAMPLES).map(nameOf).join(', ');
  book.note(problem('removal.still-served', { count: served.length, examples }));
};
