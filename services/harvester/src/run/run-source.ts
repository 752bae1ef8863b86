import { encodeEvent } from '@moisson/changelog';
import { runId, topics, type Run, type Source } from '@moisson/contracts';
import { defined, problem, type Problem } from '@moisson/kernel';
import {
  feedFreshness,
  nextAttempt,
  nextPoll,
  planReading,
  quarantineAfter,
  quotaOf,
  readingAfter,
  runOutcome,
  type ChangeLog,
  type Claim,
  type Connector,
  type SourceFetch,
  type SourceSize,
  type Store,
  type StoredRun,
} from '@moisson/domain';
import type { OneAtATime } from '../claim/one-at-a-time.ts';
import { removeAll } from '../conclude/remove-all.ts';
import { settleDecisions } from '../conclude/settle-decisions.ts';
import { AnsweringHosts } from '../judge/answering-hosts.ts';
import { ContractGate } from '../judge/contract-gate.ts';
import { gateStateOf, lacksTraits } from '../judge/gate-of.ts';
import { RunChanges } from '../judge/run-changes.ts';
import { ChangePublisher } from '../publish/change-publisher.ts';
import type { ByteShare } from '../read/byte-budget.ts';
import { readList, type ReadResult } from '../read/read-list.ts';
import { UnsettledRecords } from '../read/unsettled-records.ts';
import { remapRecords } from '../remap/remap-records.ts';
import { baselineOf } from './baseline.ts';
import type { KeySet } from './key-set.ts';
import { mappingVersionOf } from './mapping-version.ts';
import { RunBook } from './run-book.ts';
import { CheckpointWriter, readingOf, resumable } from './resume.ts';
import type { RunContext } from './run-context.ts';
import { RunQuota } from './run-quota.ts';

/**
 * Failed runs in a row without progress before the checkpoint is dropped and the list is read from the beginning: the source may refuse the
 * cursor itself.
 */
const MAX_TRIES = 3;

export interface RunDependencies {
  readonly store: Store;
  readonly changeLog: ChangeLog;
  readonly connector: Connector;
  readonly fetch: SourceFetch;
  /** What the fetch has to say at the end of the run. */
  readonly remarks?: () => readonly Problem[];
  readonly signal: AbortSignal;
  /** In [0, 1): the jitter of the next attempt. */
  readonly random: () => number;
  /** Empty at first; filled with the keys that the run sees. */
  readonly seen: KeySet;
  readonly maxRecords: number;
  readonly share: ByteShare;
  /** Memory for changes that wait until the run is judged. */
  readonly room: ByteShare;
  readonly parsing: OneAtATime;
  /** Milliseconds of a monotonic clock. */
  readonly monotonic: () => number;
}

/**
 * Runs one claimed source, from its first page to its finished-run event. The source's errors become problems of the run; an outage of our
 * own store or log is thrown, and leaves the keys announced for the next run.
 */
export const runSource = async (deps: RunDependencies, claim: Claim, source: Source): Promise<Run> => {
  const { store } = deps;
  const before = await beginRun(deps, claim, source);
  const restored = await settleDecisions(before, store);
  const { writer, ...begun } = before;
  const context: RunContext = {
    ...begun,
    // From here on changes wait at the gate: decisions of operators were carried out before.
    sink: begun.gate,
    store: { ...pickReads(store), snapshots: begun.gate.over(store.snapshots) },
    knownAtStart: before.knownAtStart + restored,
    reached: (cursor) => writer.reached(context, cursor),
  };
  const { book } = context;
  if (context.from !== undefined)
    book.note(problem('run.resumed', { count: context.seen.size, since: context.claim.claimedAt }));
  if (claim.announced.length > 0) book.note(problem('run.interrupted', { count: claim.announced.length }));
  const result = await readBy(context);
  book.note(...(deps.remarks?.() ?? []));
  const mayGoOn =
    result.mayGoOn === true &&
    result.cancelled !== true &&
    (writer.hasAdvanced || claim.consecutiveFailures < MAX_TRIES);
  if (!mayGoOn) await writer.finished(context);
  const complete = book.balance() && result.complete;
  const endedAt = await store.polls.now();
  const run = storedRun(context, { ...result, complete }, endedAt);
  await store.runs.put(run);
  await deps.changeLog.publish(topics.runs, [finished(run)]);
  await release(deps, context, { ...result, complete }, run, endedAt);
  return run;
};

/** Returns the context of the run: what the snapshot holds, what may be added, and the sink of its changes. */
const beginRun = async (
  deps: RunDependencies,
  given: Claim,
  source: Source,
): Promise<Omit<RunContext, 'reached'> & { readonly writer: CheckpointWriter }> => {
  const { store, changeLog, seen } = deps;
  const mappingVersion = mappingVersionOf(deps.connector, source);
  const stored = await store.checkpoints.get(source.id);
  const checkpoint = resumable(stored, given, readingOf(source, mappingVersion));
  // A run that resumes another one began when that one did: records are new or missing since then.
  const claim = checkpoint === undefined ? given : { ...given, claimedAt: checkpoint.startedAt };
  const book = new RunBook(checkpoint?.book);
  if (checkpoint !== undefined) seen.addDigests(checkpoint.keys);
  const announced = new Set(claim.announced);
  const baselineChanged = claim.baseline !== undefined && claim.baseline !== baselineOf(source);
  const standing = await store.snapshots.count(source.id);
  const knownAtStart = checkpoint?.knownAtStart ?? standing;
  // If an operator changed the endpoint or filter, the quota is that of a first reading.
  const limit = quotaOf(source.quota, baselineChanged ? undefined : claim.known);
  const contract = await store.sourceContracts.get(source.id);
  const changes = new RunChanges(checkpoint?.changes);
  const sink = new ChangePublisher({ store, changeLog, claim, book, announced, isFirstLoad: knownAtStart === 0 });
  const state = checkpoint?.judging === true ? 'judging' : gateStateOf(contract, { source, claim, mappingVersion });
  const needsTraits = await lacksTraits(store.snapshots, source, contract, knownAtStart);
  const reading = planReading({
    ...{ policy: source.reading, able: deps.connector.readsChanges === true, trigger: claim.trigger },
    ...{ state: claim.reading, now: new Date(claim.claimedAt), known: knownAtStart },
    sameSettings: claim.baseline === baselineOf(source) && claim.mappingVersion === mappingVersion && !needsTraits,
    usual: contract?.departed === undefined,
    unfinished: checkpoint !== undefined || announced.size > 0 || claim.consecutiveFailures > 0,
    hasValidators: claim.validators !== undefined,
  });
  return {
    ...{ ...deps, source, claim, book, announced, knownAtStart, baselineChanged, mappingVersion, reading, needsTraits },
    ...defined({ from: checkpoint?.cursor, contract }),
    writer: new CheckpointWriter(store.checkpoints, stored !== undefined, deps.monotonic),
    quota: new RunQuota(limit, standing, () => store.snapshots.bytes(source.id)),
    unsettled: new UnsettledRecords(),
    ...{ sink, changes, hosts: new AnsweringHosts() },
    gate: new ContractGate({ ...{ sink, changes, known: knownAtStart, room: deps.room }, state }),
  };
};

/** Reads the source; a retired one is emptied, and one whose mapping was repaired is mapped again from its stored records. */
const readBy = (context: RunContext): Promise<ReadResult> => {
  if (context.source.state === 'retired') return retire(context);
  return context.claim.trigger === 'remapping' ? remapRecords(context) : readList(context);
};

/** Returns what a run reads of the store. */
const pickReads = ({ payloads, holds }: Store): Pick<Store, 'payloads' | 'holds'> => ({ payloads, holds });

const retire = async (context: RunContext): Promise<ReadResult> => {
  await removeAll(context);
  return { complete: true, reading: 'full', evidence: [{ kind: 'end-signal', holds: true, detail: 'source retired' }] };
};

const storedRun = (
  { source, claim, book, hosts }: RunContext,
  { complete, evidence, reading }: ReadResult,
  endedAt: Date,
): StoredRun => {
  const { counts } = book;
  const { certificate, clientCertificate } = hosts;
  return {
    id: runId(source.id, claim.run),
    sourceId: source.id,
    run: claim.run,
    trigger: claim.trigger,
    startedAt: claim.claimedAt,
    endedAt: endedAt.toISOString(),
    outcome: runOutcome({ complete, read: counts.seen - counts.rejected, held: counts.held }),
    complete,
    reading,
    evidence: [...evidence],
    counts,
    problems: [...book.problems],
    problemsTotal: book.problemsTotal,
    ...(book.problemsTotal === 0 ? {} : { problemCounts: book.problemCounts }),
    published: book.published,
    ...defined({ certificate, clientCertificate }),
    positions: book.positions,
  };
};

const finished = (run: StoredRun) => {
  const { positions: _, ...data } = run;
  return encodeEvent(run.sourceId, {
    id: run.id,
    source: `/sources/${run.sourceId}`,
    type: 'org.moisson.run.finished.v1',
    subject: String(run.run),
    time: run.endedAt,
    data,
  });
};

/** Releases the source's lease, and stores what the next run needs. */
const release = async (
  deps: RunDependencies,
  context: RunContext,
  result: ReadResult,
  run: StoredRun,
  endedAt: Date,
): Promise<void> => {
  const { store } = deps;
  const { source, claim } = context;
  // Stored records say nothing about the source: the feed is neither fresher nor failing.
  const complete = run.complete && result.reading !== 'stored';
  const validators = result.completeness?.validators;
  // If it was paused or retired meanwhile, it is not due again by itself.
  const standing = await store.registry.get(source.id);
  const records = await store.snapshots.count(source.id);
  const freshness = complete && run.outcome !== 'held' ? await freshnessOf(deps, source, endedAt) : undefined;
  await store.polls.release(claim, {
    runId: run.id,
    complete,
    failed: hasFailed(result),
    ...defined({ quarantinedSince: quarantinedSince(context, result, endedAt) }),
    records,
    ...(complete ? { known: await sizeOf(deps, context, records) } : {}),
    ...defined({ freshness }),
    reading: readingAfter(claim.reading, {
      ...{ startedAt: claim.claimedAt, kind: result.reading === 'incremental' ? 'incremental' : 'full' },
      ...{ ...defined({ filter: result.filter }), nothing: run.published === 0 },
      ...defined({ toldDeleted: result.toldDeleted }),
    }),
    ...(standing?.state === 'active' ? { nextDueAt: nextDueAt(deps, context, endedAt, result) } : {}),
    baseline: baselineOf(source),
    // No validators while records are absent, or nothing is published: a 304 would leave it so, and decisions would wait for ever.
    ...(validators === undefined || (result.absent ?? 0) > 0 || result.departed === true ? {} : { validators }),
    mappingVersion: context.mappingVersion,
  });
};

/** Whether the feed was fresh until this run ended. */
const freshnessOf = async ({ store }: RunDependencies, source: Source, now: Date): Promise<'kept' | 'gained'> => {
  const status = await store.polls.status(source.id);
  return feedFreshness({ source, status, now }).state === 'fresh' ? 'kept' : 'gained';
};

/** Returns the source's current size. Its bytes are unchanged if nothing was published. */
const sizeOf = async (
  { store }: RunDependencies,
  { source, claim, book }: RunContext,
  records: number,
): Promise<SourceSize> => {
  const bytes = book.published === 0 ? claim.known?.bytes : undefined;
  return { records, bytes: bytes ?? (await store.snapshots.bytes(source.id)) };
};

const hasFailed = ({ complete, interrupted }: ReadResult): boolean => !complete && interrupted !== true;

const quarantinedSince = ({ claim }: RunContext, result: ReadResult, now: Date): string | undefined =>
  hasFailed(result) ? quarantineAfter(claim.trouble, now) : undefined;

/** Returns the time from which a source that was only mapped again is due by its schedule: it may be overdue. */
const lastReadAt = ({ consecutiveFailures, reading }: Claim, now: Date): Date =>
  consecutiveFailures > 0 || reading === undefined ? now : new Date(reading.readAt);

const nextDueAt = (deps: RunDependencies, context: RunContext, now: Date, result: ReadResult): string => {
  const { claim, source } = context;
  const isStored = result.reading === 'stored';
  const isCancelled = result.cancelled === true;
  const failures = isStored
    ? claim.consecutiveFailures
    : result.complete || isCancelled
      ? 0
      : claim.consecutiveFailures + 1;
  // A cancelled source is not read again before its next time.
  return result.interrupted === true && !isCancelled
    ? now.toISOString()
    : nextAttempt({
        now,
        scheduled: nextPoll(source, isStored ? lastReadAt(claim, now) : now),
        failures,
        ...defined({ retryAfterSeconds: result.retryAfterSeconds }),
        quarantined: (isStored ? claim.trouble.quarantinedSince : quarantinedSince(context, result, now)) !== undefined,
        random: deps.random(),
      }).toISOString();
};
