import { problem, type ProblemCode, type RecordKey, type RecordRemoval } from '@moisson/contracts';
import {
  aboutHold,
  guardRemovals,
  identityOf,
  mayLeave,
  oneMoreAbsence,
  publishedKeyOf,
  reidentify,
  removalLimit,
  type Absence,
  type SnapshotEntry,
} from '@moisson/domain';
import type { PollContext } from './poll-context.ts';
import { liveEntries } from './live-entries.ts';
import { publishChanges, removedMessage, type RecordChange } from './publish-changes.ts';
import { publishRenamings } from './publish-renamings.ts';
import type { CreatedRecord } from './read-record.ts';
import { removalOf } from './removal-of.ts';

const PAGE = 1000;
const PUBLISH = 500;
const EXAMPLES = 10;

export interface ReadSummary {
  readonly created: readonly CreatedRecord[];
  readonly matched: number;
  readonly baselineChanged: boolean;
}

/**
 * What a complete run's absences come to: first those under a new key are recognised, then the guard decides, then the
 * ones that may leave do. Only ever called for a complete run. Returns how many records stay that the source does not show.
 */
export const concludeRemovals = async (context: PollContext, summary: ReadSummary): Promise<number> => {
  const { source, claim, book, knownAtStart } = context;
  await removeNeverCommitted(context);
  if (knownAtStart - summary.matched <= 0) {
    await withdrawHold(context);
    return 0;
  }

  const missing = await missingEntries(context);
  const renamed = await recogniseRenamed(context, missing, summary.created);
  const gone = missing.filter(({ recordKey }) => !renamed.has(recordKey));
  const created = summary.created.length - renamed.size;
  const undecided = gone.filter(({ absence }) => absence?.decision !== 'refused');
  const pending = await context.store.holds.pending(source.id);
  const underHold = new Set(
    pending === undefined ? undecided.filter(({ absence }) => absence?.held === true) : aboutHold(undecided),
  );
  // An answer without records, or of another filter, says of none of them that it is gone.
  const suspicious = book.counts.seen === 0 || summary.baselineChanged;
  const judged = new Set(
    undecided.filter(({ absence }) => absence?.decision !== 'approved' && (suspicious || absence === undefined)),
  );
  const verdict = guardRemovals({
    known: knownAtStart,
    missing: judged.size,
    created,
    seen: book.counts.seen,
    baselineChanged: summary.baselineChanged,
    policy: source.removalPolicy,
  });
  const waiting: AbsentEntry[] = [];
  const due: AbsentEntry[] = [];
  for (const entry of undecided) {
    const held = underHold.has(entry) || (verdict.kind === 'hold' && judged.has(entry));
    const absence = { ...oneMoreAbsence(entry, claim.claimedAt), ...(held ? { held: true as const } : {}) };
    const leaves = mayLeave(absence, verdict, source.removalPolicy, claim.claimedAt);
    (leaves ? due : waiting).push({ ...entry, absence, run: claim.run });
  }
  const served = await stillServed(
    context,
    due.filter(({ absence }) => absence.decision !== 'approved'),
  );
  const leaving = due.filter((entry) => !served.has(entry));
  for (const entry of served) waiting.push({ ...entry, absence: { ...entry.absence, held: true } });
  for (let at = 0; at < waiting.length; at += PAGE)
    await context.store.snapshots.put(source.id, waiting.slice(at, at + PAGE));
  for (let at = 0; at < leaving.length; at += PUBLISH)
    await publishChanges(
      context,
      leaving.slice(at, at + PUBLISH).map((entry) => removalOf(context, entry, 'absent')),
    );
  book.count('removed', leaving.length);
  const held = waiting.filter(({ absence }) => absence.held === true);
  const reason = verdict.kind === 'hold' ? verdict.reason : (pending?.reason ?? 'removal.ambiguous-rename');
  if (held.length > 0) await hold(context, reason, held, created);
  else await withdrawHold(context);
  return gone.length - leaving.length;
};

type AbsentEntry = SnapshotEntry & { readonly absence: Absence };

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
  let after: RecordKey | undefined;
  for (;;) {
    const page = await context.store.snapshots.scan(context.source.id, after, PUBLISH);
    if (page.length === 0) return;
    after = page.at(-1)!.recordKey;
    const live = page.filter(({ state }) => state === 'live');
    await publishChanges(
      context,
      live.map((entry) => removalOf(context, entry, 'source-retired')),
    );
    context.book.count('removed', live.length);
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

const hold = async (
  { store, source, claim, book, knownAtStart }: PollContext,
  reason: ProblemCode,
  waiting: readonly SnapshotEntry[],
  created: number,
): Promise<void> => {
  book.count('held', waiting.length);
  book.note(
    problem(reason, {
      missing: waiting.length,
      known: knownAtStart,
      created,
      limit: removalLimit(knownAtStart, source.removalPolicy),
    }),
  );
  const pending = await store.holds.pending(source.id);
  await store.holds.put({
    id: pending?.id ?? `${source.id}:${claim.run}`,
    sourceId: source.id,
    createdAt: pending?.createdAt ?? claim.claimedAt,
    run: claim.run,
    reason,
    records: waiting.length,
    known: knownAtStart,
    examples: waiting.slice(0, EXAMPLES).map(({ label, recordKey }) => label || recordKey),
    state: 'pending',
  });
};

/** All that was held came back: nobody needs to decide. */
const withdrawHold = async ({ store, source, claim }: PollContext): Promise<void> => {
  const pending = await store.holds.pending(source.id);
  if (pending !== undefined) await store.holds.put({ ...pending, state: 'withdrawn', decidedAt: claim.claimedAt });
};
