import { encodeEvent } from '@moisson/changelog';
import { baselineText, MAX_DATA_BYTES, runId, topics, type Evidence, type Run, type Source } from '@moisson/contracts';
import { defined, cutText, messageOf, MoissonError, OutageError, problem, redactText } from '@moisson/kernel';
import {
  feedFreshness,
  isComplete,
  nextAttempt,
  nextDue,
  quotaOf,
  rawHash,
  removalLimit,
  runOutcome,
  type ChangeLog,
  type Claim,
  type Completeness,
  type Connector,
  type SourceFetch,
  type SourceSize,
  type Store,
  type StoredRun,
} from '@moisson/domain';
import { hashedBatches, type HashedBatch } from '../read/hashed-batches.ts';
import { inBatches } from '../read/in-batches.ts';
import { oneAhead } from '../read/one-ahead.ts';
import { concludeRemovals, removeAll } from '../conclude/conclude-removals.ts';
import type { ByteShare } from '../read/byte-budget.ts';
import type { KeySet } from './key-set.ts';
import { mappingVersionOf } from './mapping-version.ts';
import type { OneAtATime } from '../claim/one-at-a-time.ts';
import type { PollContext } from './poll-context.ts';
import { readBatch } from '../read/read-batch.ts';
import type { CreatedRecord } from '../read/read-record.ts';
import { RunBook } from './run-book.ts';
import { RunQuota } from './run-quota.ts';
import { settleDecisions } from '../conclude/settle-decisions.ts';
import { settleRecords } from '../read/settle-records.ts';
import { UnsettledRecords } from '../read/unsettled-records.ts';

export interface PollDependencies {
  readonly store: Store;
  readonly changeLog: ChangeLog;
  readonly connector: Connector;
  readonly fetch: SourceFetch;
  readonly signal: AbortSignal;
  /** In [0, 1): the jitter of the next attempt. */
  readonly random: () => number;
  /** Filled with the keys that the run meets, empty at first. */
  readonly seen: KeySet;
  readonly maxRecords: number;
  readonly share: ByteShare;
  readonly parsing: OneAtATime;
}

interface ReadResult {
  readonly completeness?: Completeness;
  readonly complete: boolean;
  readonly evidence: readonly Evidence[];
  readonly retryAfterSeconds?: number;
  /** Records that stay though the source did not show them, or items that may be one of them. */
  readonly absent?: number;
  /** We broke off ourselves: no fault of the source, and due again at once. */
  readonly interrupted?: boolean;
}

/**
 * One run of a claimed source, from its first page to its finished-run event. What goes wrong with the source ends as
 * problems on the run; an outage of our own store or log is thrown, and leaves the keys announced for the next run.
 */
export const pollSource = async (deps: PollDependencies, claim: Claim, source: Source): Promise<Run> => {
  const { store, changeLog } = deps;
  const book = new RunBook();
  const baseline = baselineOf(source);
  const baselineChanged = claim.baseline !== undefined && claim.baseline !== baseline;
  const knownAtStart = await store.snapshots.count(source.id);
  // Of another endpoint or filter a person said so: it is read as for the first time.
  const limit = quotaOf(source.quota, baselineChanged ? undefined : claim.known);
  const quota = new RunQuota(limit, knownAtStart, () => store.snapshots.bytes(source.id));
  const announced = new Set(claim.announced);
  const unsettled = new UnsettledRecords();
  const mappingVersion = mappingVersionOf(deps.connector, source);
  const before: PollContext = {
    ...{ ...deps, source, claim, book, quota, announced, unsettled },
    ...{ mappingVersion, knownAtStart, baselineChanged },
  };
  const restored = await settleDecisions(before);
  const context: PollContext = { ...before, knownAtStart: knownAtStart + restored };
  if (claim.announced.length > 0) book.note(problem('run.interrupted', { count: claim.announced.length }));
  const result = source.state === 'retired' ? await retire(context) : await readAll(context);
  const complete = book.balance() && result.complete;
  const endedAt = await store.polls.now();
  const { counts } = book;
  const run: StoredRun = {
    id: runId(source.id, claim.run),
    sourceId: source.id,
    run: claim.run,
    trigger: claim.trigger,
    startedAt: claim.claimedAt,
    endedAt: endedAt.toISOString(),
    outcome: runOutcome({ complete, read: counts.seen - counts.rejected, held: counts.held }),
    complete,
    evidence: [...result.evidence],
    counts,
    problems: [...book.problems],
    problemsTotal: book.problemsTotal,
    published: book.published,
    positions: book.positions,
  };
  await store.runs.put(run);
  await changeLog.publish(topics.runs, [finished(run)]);
  const validators = result.completeness?.validators;
  // Paused or retired while it was read: not due again by itself.
  const standing = await store.registry.get(source.id);
  const records = await store.snapshots.count(source.id);
  const freshness = complete && run.outcome !== 'held' ? await freshnessOf(context, endedAt) : undefined;
  await store.polls.release(claim, {
    runId: run.id,
    complete,
    failed: !complete && result.interrupted !== true,
    records,
    ...(complete ? { known: await sizeOf(context, records) } : {}),
    ...defined({ freshness }),
    ...(standing?.state === 'active' ? { nextDueAt: next(deps, claim, source, endedAt, result, complete) } : {}),
    baseline,
    // A 304 says nothing of a record that is absent, and what was decided about it would wait for ever.
    ...(validators === undefined || (result.absent ?? 0) > 0 ? {} : { validators }),
    mappingVersion: context.mappingVersion,
  });
  return run;
};

/** Whether the feed was fresh until this run ended. */
const freshnessOf = async ({ store, source }: PollContext, now: Date): Promise<'kept' | 'gained'> => {
  const status = await store.polls.status(source.id);
  return feedFreshness({ source, status, now }).state === 'fresh' ? 'kept' : 'gained';
};

/** What the source has now. Its bytes stand as they did where nothing was published. */
const sizeOf = async ({ store, source, claim, book }: PollContext, records: number): Promise<SourceSize> => {
  const bytes = book.published === 0 ? claim.known?.bytes : undefined;
  return { records, bytes: bytes ?? (await store.snapshots.bytes(source.id)) };
};

/** What says which records the source is asked for, and which of them are published. */
const baselineOf = (source: Source): string => rawHash(baselineText(source));

const next = (
  deps: PollDependencies,
  claim: Claim,
  source: Source,
  now: Date,
  result: ReadResult,
  complete: boolean,
): string =>
  result.interrupted === true
    ? now.toISOString()
    : nextAttempt({
        now,
        scheduled: nextDue(source.schedule, now),
        failures: complete ? 0 : claim.consecutiveFailures + 1,
        ...defined({ retryAfterSeconds: result.retryAfterSeconds }),
        random: deps.random(),
      }).toISOString();

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

const retire = async (context: PollContext): Promise<ReadResult> => {
  await removeAll(context);
  return { complete: true, evidence: [{ kind: 'end-signal', holds: true, detail: 'source retired' }] };
};

/** Reads every page and concludes. Errors of the source become problems; outages and a lost lease are thrown. */
const readAll = async (context: PollContext): Promise<ReadResult> => {
  const { claim, connector, source, book, seen, baselineChanged } = context;
  // With another mapping equal bytes are no answer; with another baseline 304 would speak of another list.
  const trustValidators =
    claim.validators !== undefined &&
    claim.mappingVersion === context.mappingVersion &&
    !baselineChanged &&
    claim.announced.length === 0;
  const created: CreatedRecord[] = [];
  let matched = 0;
  let keyless = 0;
  let withheld = 0;
  const settle = async (whole: boolean): Promise<void> => {
    const settled = await settleRecords(context, whole);
    if (context.knownAtStart > 0) created.push(...settled.created);
    matched += settled.matched;
  };
  let batches: AsyncGenerator<HashedBatch, Completeness> | undefined;
  try {
    const pages = connector.pages({
      source,
      fetch: context.quota.counted(context.fetch),
      signal: context.signal,
      ...(trustValidators ? { validators: claim.validators } : {}),
    });
    // One is read and the one before it looked up, while the one before that is published and acknowledged.
    batches = oneAhead(hashedBatches(context, oneAhead(inBatches(pages, context.share))));
    let step = await batches.next();
    for (; !step.done; step = await batches.next()) {
      context.signal.throwIfAborted();
      const batch = await readBatch(context, step.value);
      context.share.give(step.value.bytes);
      // A first load has nothing missing to recognise in what is new.
      if (context.knownAtStart > 0) created.push(...batch.created);
      matched += batch.matched;
      keyless += batch.keyless;
      withheld += batch.withheld;
      if (context.unsettled.isFull) await settle(false);
    }
    const completeness = step.value;
    book.note(...context.quota.problems(), ...completeness.problems, ...book.withheldProblems());
    if (completeness.notModified === true) {
      book.saw('unchanged', context.knownAtStart);
      return { complete: true, evidence: completeness.evidence, completeness };
    }
    if (completeness.oversized !== undefined && completeness.oversized > 0) {
      book.saw('rejected', completeness.oversized);
      book.note(problem('record.uncut', { count: completeness.oversized, limit: MAX_DATA_BYTES }));
      keyless += completeness.oversized;
    }
    const claimedAll = (completeness.claimed ?? 0) <= seen.size + keyless + withheld + context.unsettled.size;
    await settle(keyless === 0 && claimedAll && isComplete(completeness.evidence));
    const evidence = [
      ...completeness.evidence,
      ...countEvidence(completeness.claimed, seen.size + keyless + withheld, context),
      ...readableEvidence(keyless, context),
      ...context.quota.evidence(),
    ];
    // An item without a key may be any of the missing ones: such a run removes nothing.
    if (!isComplete(evidence) || keyless > 0)
      return { complete: isComplete(evidence), evidence, completeness, absent: keyless };
    const { absent, leftOut } = await concludeRemovals(context, { created, matched, baselineChanged });
    const whole = [...evidence, ...listEvidence(leftOut)];
    return { complete: isComplete(whole), evidence: whole, completeness, absent };
  } catch (error) {
    if (isOurs(error)) throw error;
    if (!context.signal.aborted) await settle(false);
    book.note(...context.quota.problems());
    return failure(context, error);
  } finally {
    await batches?.return(undefined as never);
  }
};

const countEvidence = (claimed: number | undefined, distinct: number, { book }: PollContext): Evidence[] => {
  if (claimed === undefined) return [];
  if (distinct !== claimed) book.note(problem('paging.count-mismatch', { claimed, seen: distinct }));
  return [{ kind: 'count', holds: distinct === claimed, detail: `${distinct} distinct of ${claimed} claimed` }];
};

/** A few unreadable items are noted on the run; more than the brake would let go are no catalogue. */
const readableEvidence = (keyless: number, { book, knownAtStart, source }: PollContext): Evidence[] => {
  if (keyless === 0) return [];
  const holds = keyless <= removalLimit(Math.max(knownAtStart, book.counts.seen), source.removalPolicy);
  return [{ kind: 'body', holds, detail: `${keyless} items could not be read` }];
};

/** A list that leaves out many records that the source still serves is not whole, whatever it says itself. */
const listEvidence = (leftOut: number): Evidence[] =>
  leftOut === 0
    ? []
    : [{ kind: 'count', holds: false, detail: `the list leaves out ${leftOut} records that are served` }];

/** An outage of our own store or log, or the source taken over by another run: nothing of the source's. */
const isOurs = (error: unknown): boolean =>
  error instanceof OutageError || (error instanceof MoissonError && error.code === 'run.lease-lost');

const failure = ({ book, signal }: PollContext, error: unknown): ReadResult => {
  const known = error instanceof MoissonError ? error : undefined;
  if (signal.aborted) book.note(problem('fetch.aborted'));
  else book.note(known?.toProblem() ?? problem('run.unexpected-error', { detail: messageOf(error) }));
  const detail = known?.code ?? messageOf(error);
  const seconds = known?.params.seconds;
  const asksToWait = known?.code === 'fetch.rate-limited' || known?.code === 'protocol.quota-exceeded';
  return {
    complete: false,
    evidence: [{ kind: 'pages', holds: false, detail: cutText(redactText(`reading ended early: ${detail}`), 300) }],
    ...(signal.aborted ? { interrupted: true } : {}),
    ...(asksToWait && typeof seconds === 'number' ? { retryAfterSeconds: seconds } : {}),
  };
};
