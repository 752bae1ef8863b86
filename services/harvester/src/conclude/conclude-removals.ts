import { type RecordKey, type RecordRemoval } from '@moisson/contracts';
import { problem } from '@moisson/kernel';
import {
  aboutHold,
  identityOf,
  inOrderOfQuestions,
  isServed,
  nameOf,
  planRemovals,
  publishedKeyOf,
  reidentify,
  removalLimit,
  snapshotPages,
  toldOfHeld,
  type AbsentEntry,
  type Answers,
  type MissingRecords,
  type RecordAnswer,
  type RemovalPlan,
  type RemovalVerdict,
  type SnapshotEntry,
} from '@moisson/domain';
import { askForRecords } from './ask-for-records.ts';
import type { PollContext } from '../run/poll-context.ts';
import { liveEntries } from './live-entries.ts';
import { publishChanges, removedMessage, type RecordChange } from '../publish/publish-changes.ts';
import { publishRenamings } from '../publish/publish-renamings.ts';
import type { CreatedRecord } from '../read/read-record.ts';
import { removalOf } from './removal-of.ts';

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

export interface ReadSummary {
  readonly created: readonly CreatedRecord[];
  readonly matched: number;
  readonly baselineChanged: boolean;
}

/**
 * What a complete run's absences come to: first those under a new key are recognised, then the source is asked for those whose fate its
 * answer may change, and the ones that may leave do. Only ever called for a complete run.
 */
export const concludeRemovals = async (context: PollContext, summary: ReadSummary): Promise<ConcludedRemovals> => {
  const { source, claim, book, knownAtStart } = context;
  await removeNeverCommitted(context);
  if (knownAtStart - summary.matched <= 0) {
    await withdrawHold(context);
    return { absent: 0, leftOut: 0 };
  }

  const entries = await missingEntries(context);
  const renamed = await recogniseRenamed(context, entries, summary.created);
  const gone = entries.filter(({ recordKey }) => !renamed.has(recordKey));
  const created = summary.created.length - renamed.size;
  const pending = await context.store.holds.pending(source.id);
  const about = (standing: readonly SnapshotEntry[]): MissingRecords => {
    const undecided = standing.filter(({ absence }) => absence?.decision !== 'refused');
    return {
      entries: undecided,
      underHold: new Set(
        pending === undefined ? undecided.filter(({ absence }) => absence?.held === true) : aboutHold(undecided),
      ),
      known: knownAtStart,
      created,
      seen: book.counts.seen,
      baselineChanged: summary.baselineChanged,
      policy: source.removalPolicy,
      now: claim.claimedAt,
    };
  };
  const answers = await answersAbout(context, about(gone));
  // Asking takes its time, and persons decide meanwhile.
  const { verdict, accused, leaving, waiting } = await planWithAnswers(
    context,
    about(await asTheyStand(context, gone)),
    answers,
  );
  const served = waiting.filter(isServed);
  noteServed(context, served);
  for (let at = 0; at < waiting.length; at += PAGE)
    await context.store.snapshots.put(
      source.id,
      waiting.slice(at, at + PAGE).map((entry) => ({ ...entry, run: claim.run })),
    );
  for (let at = 0; at < leaving.length; at += PUBLISH)
    await publishChanges(
      context,
      leaving.slice(at, at + PUBLISH).map((entry) => removalOf(context, entry, 'absent')),
    );
  book.count('removed', leaving.length);
  const held = waiting.filter(({ absence }) => absence.held === true);
  if (held.length > 0) await hold(context, verdict, held, created);
  else await withdrawHold(context);
  return { absent: gone.length - leaving.length, leftOut: accused ? served.length : 0 };
};

/** What the source says of the records that an answer may change something for. */
const answersAbout = async (context: PollContext, missing: MissingRecords): Promise<Answers> => {
  const answers = new Map<RecordKey, RecordAnswer | 'pending'>(
    missing.entries.map(({ recordKey }) => [recordKey, 'pending']),
  );
  const { questionable } = planRemovals(missing, answers);
  for (const { recordKey } of questionable) answers.delete(recordKey);
  for (const [key, answer] of await askForRecords(context, inOrderOfQuestions(questionable))) answers.set(key, answer);
  noteAnswers(context, answers);
  return answers;
};

/** The same entries, with what was decided about them since they were read. */
const asTheyStand = async (
  { store, source }: PollContext,
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

const planWithAnswers = async (
  context: PollContext,
  missing: MissingRecords,
  answers: Answers,
): Promise<RemovalPlan> => {
  const plan = planRemovals(missing, answers);
  const served = await stillServed(
    context,
    plan.leaving.filter(({ absence }) => absence.decision !== 'approved'),
  );
  if (served.size === 0) return plan;
  const held = [...served].map((entry): AbsentEntry => ({
    ...entry,
    absence: { ...entry.absence, held: true, reason: 'removal.ambiguous-rename' },
  }));
  return {
    ...plan,
    leaving: plan.leaving.filter((entry) => !served.has(entry)),
    waiting: [...plan.waiting, ...held],
  };
};

/** Tells what the source said of single records. */
const noteAnswers = ({ book }: PollContext, answers: Answers): void => {
  const count = (wanted: string): number => [...answers.values()].filter((answer) => answer === wanted).length;
  const [gone, here, unknown] = [count('gone'), count('here'), count('unknown')];
  const asked = gone + here + unknown;
  if (asked > 0) book.note(problem('removal.records-asked', { asked, gone, here, unknown }));
};

/** Tells which records the source's list leaves out. */
const noteServed = ({ book }: PollContext, served: readonly AbsentEntry[]): void => {
  if (served.length === 0) return;
  const examples = served.slice(0, EXAMPLES).map(nameOf).join(', ');
  book.note(problem('removal.still-served', { count: served.length, examples }));
};

/**
 * The absent records whose service the source shows under a key that came since they went missing. They were not recognised there,
 * because something else contradicted it, and may well be there: a person decides.
 */
const stillServed = async (
  { store, source, seen }: PollContext,
  absent: readonly AbsentEntry[],
): Promise<ReadonlySet<AbsentEntry>> => {
  const byService = Map.groupBy(absent, ({ identities }) => identityOf(identities, 'service'));
  byService.delete(undefined);
  const served = new Set<AbsentEntry>();
  if (byService.size === 0) return served;
  for await (const { recordKey, identities, firstSeenAt } of liveEntries(store, source.id))
    if (seen.has(recordKey))
      for (const entry of byService.get(identityOf(identities, 'service')) ?? []) {
        const cameSince = firstSeenAt >= entry.absence.since;
        // Under the same identifier it is another dataset, which took its place.
        if (cameSince && publishedKeyOf(entry.recordKey) !== publishedKeyOf(recordKey)) served.add(entry);
      }
  return served;
};

/** The removal of every live record, when its source is retired. */
export const removeAll = async (context: PollContext): Promise<void> => {
  const { store, source, book } = context;
  for await (const live of snapshotPages(store.snapshots, source.id, PUBLISH, ({ state }) => state === 'live')) {
    await publishChanges(
      context,
      live.map((entry) => removalOf(context, entry, 'source-retired')),
    );
    book.count('removed', live.length);
  }
};

/** Keys that an interrupted run announced, that were never committed, and that a complete run does not show. */
const removeNeverCommitted = async (context: PollContext): Promise<void> => {
  const { store, source, claim, seen, announced } = context;
  const lost = [...announced].filter((key) => !seen.has(key)) as RecordKey[];
  if (lost.length === 0) return;
  const entries = await store.snapshots.byKey(source.id, lost);
  const strangers = lost.filter((key) => !entries.has(key));
  const removals = strangers.map((recordKey): RecordChange => {
    const removed: RecordRemoval = {
      sourceId: source.id,
      recordKey,
      run: claim.run,
      reason: 'absent',
      removedAt: claim.claimedAt,
      links: [],
      firstSeenAt: claim.claimedAt,
      authority: source.authority,
      label: recordKey,
    };
    return { recordKey, message: removedMessage(removed) };
  });
  for (let at = 0; at < removals.length; at += PUBLISH) await publishChanges(context, removals.slice(at, at + PUBLISH));
};

const missingEntries = async ({ store, source, seen }: PollContext): Promise<SnapshotEntry[]> => {
  const missing: SnapshotEntry[] = [];
  for await (const entry of liveEntries(store, source.id)) if (!seen.has(entry.recordKey)) missing.push(entry);
  return missing;
};

/** Publishes the end of the old keys that are found again under new ones; returns them. */
const recogniseRenamed = async (
  context: PollContext,
  missing: readonly SnapshotEntry[],
  created: readonly CreatedRecord[],
): Promise<ReadonlySet<RecordKey>> => {
  if (missing.length === 0 || created.length === 0) return new Set();
  const { newly = [], long = [] } = Object.groupBy(missing, ({ absence }) =>
    absence === undefined ? 'newly' : 'long',
  );
  const { renamings, ambiguous } = reidentify(newly, long, created);
  if (ambiguous.length > 0) context.book.note(problem('removal.ambiguous-rename', { count: ambiguous.length }));
  if (renamings.length > 0) context.book.note(problem('record.renamed', { count: renamings.length }));
  await publishRenamings(context, renamings, new Map(missing.map((entry) => [entry.recordKey, entry])));
  return new Set(renamings.map(({ from }) => from));
};

/** Puts the source's hold, and notes why it is there: because of this run, or because an earlier one is undecided. */
const hold = async (
  { store, source, claim, book, knownAtStart }: PollContext,
  verdict: RemovalVerdict,
  waiting: readonly AbsentEntry[],
  created: number,
): Promise<void> => {
  book.count('held', waiting.length);
  const pending = await store.holds.pending(source.id);
  const createdAt = pending?.createdAt ?? claim.claimedAt;
  const counts = { missing: waiting.length, known: knownAtStart };
  const limit = removalLimit(knownAtStart, source.removalPolicy);
  if (verdict.kind === 'hold') book.note(problem(verdict.reason, { ...counts, created, limit }));
  else book.note(problem('removal.undecided', { ...counts, since: createdAt.slice(0, 10) }));
  await store.holds.put({
    id: pending?.id ?? `${source.id}:${claim.run}`,
    sourceId: source.id,
    createdAt,
    run: claim.run,
    reason: verdict.kind === 'hold' ? verdict.reason : (pending?.reason ?? 'removal.ambiguous-rename'),
    ...toldOfHeld(waiting),
    known: knownAtStart,
    state: 'pending',
  });
};

/** All that was held came back: nobody needs to decide. */
const withdrawHold = async ({ store, source, claim }: PollContext): Promise<void> => {
  const pending = await store.holds.pending(source.id);
  if (pending !== undefined) await store.holds.put({ ...pending, state: 'withdrawn', decidedAt: claim.claimedAt });
};
