import { MAX_DATA_BYTES, type Evidence, type RunReading } from '@moisson/contracts';
import { defined, messageOf, MoissonError, OutageError, problem } from '@moisson/kernel';
import { isComplete, type Completeness } from '@moisson/domain';
import { concludeRemovals } from '../conclude/conclude-removals.ts';
import { judgeRun } from '../judge/judge-run.ts';
import { confirmContract, learnFromRun } from '../judge/learn-from-run.ts';
import type { RunContext } from '../run/run-context.ts';
import { countEvidence, endedEarly, listEvidence, readableEvidence } from './evidence.ts';
import { rangeOf, type ListRange } from './changes-only.ts';
import { hashedBatches, type HashedBatch } from './hashed-batches.ts';
import { inBatches } from './in-batches.ts';
import { newlyDeleted } from './newly-deleted.ts';
import { oneAhead } from './one-ahead.ts';
import { readBatch } from './read-batch.ts';
import { settleRecords } from './settle-records.ts';

/** The result of reading a source's list. */
export interface ReadResult {
  readonly completeness?: Completeness;
  readonly complete: boolean;
  readonly reading: RunReading;
  /** Whether the source's filter by date tells the truth, if it was asked. */
  readonly filter?: ListRange['filter'];
  readonly evidence: readonly Evidence[];
  /** Seconds to wait, if the source asked for it. */
  readonly retryAfterSeconds?: number;
  /** Number of records that stay although the source did not list them, or of items that may be one of them. */
  readonly absent?: number;
  /** The source told that known records are deleted, in an answer that lists only what changed. */
  readonly toldDeleted?: boolean;
  /** We interrupted it ourselves: no fault of the source, and due again at once. */
  readonly interrupted?: boolean;
  /** An operator ended it: neither a fault of the source nor due again before its next time. */
  readonly cancelled?: boolean;
  /** Reading ended early for a reason that may pass: the next run may resume from the checkpoint. */
  readonly mayGoOn?: boolean;
  /** It departs from the contract of its source: nothing of it is published. */
  readonly departed?: boolean;
}

/**
 * Reads every page, or those with what changed, and concludes. The source's errors become problems of the run; outages and a lost lease are
 * thrown.
 */
export const readList = async (context: RunContext): Promise<ReadResult> => {
  let range: ListRange = {};
  try {
    range = await rangeOf(context);
    return { ...(await readRange(context, range)), ...defined({ filter: range.filter }) };
  } catch (error) {
    if (isOurs(error)) throw error;
    const departed = !context.signal.aborted && (await settleRest(context, range));
    context.book.note(...context.quota.problems());
    return { ...failure(context, error, range), departed };
  }
};

const readRange = async (context: RunContext, range: ListRange): Promise<ReadResult> => {
  const { book, quota, knownAtStart } = context;
  const completeness = await readPages(context, range);
  book.note(...quota.problems(), ...completeness.problems, ...book.withheldProblems());
  if (completeness.notModified === true) {
    book.saw('unchanged', knownAtStart);
    await confirmContract(context);
    return { complete: true, reading: 'not-modified', evidence: completeness.evidence, completeness };
  }
  return range.since === undefined ? conclude(context, completeness) : concludeChanges(context, completeness);
};

/** The list was not read to its end: settles and judges what was. Returns whether that departs. */
const settleRest = async (context: RunContext, { since }: ListRange): Promise<boolean> => {
  await settleRecords(context, false);
  return (await judgeRun(context, since === undefined ? 'part' : 'changes')).verdict === 'departs';
};

/** Reads the pages batch by batch; returns what the connector reports about completeness at their end. */
const readPages = async (context: RunContext, { since }: ListRange): Promise<Completeness> => {
  const { connector, source, quota, signal, share } = context;
  const pages = connector.pages({
    source,
    fetch: quota.counted(context.hosts.counting(context.fetch)),
    signal,
    ...defined({ validators: since === undefined ? validatorsOf(context) : undefined, from: context.from, since }),
  });
  // Three batches at once: one is read, the one before is looked up, the one before that is published.
  const batches: AsyncGenerator<HashedBatch, Completeness> = oneAhead(
    hashedBatches(context, oneAhead(inBatches(pages, share, context.monotonic))),
  );
  try {
    let step = await batches.next();
    for (; !step.done; step = await batches.next()) {
      signal.throwIfAborted();
      await readBatch(context, step.value);
      // What changed is soon read again; a cursor would be of another list.
      if (since === undefined) await context.reached(step.value.cursor);
      share.give(step.value.bytes);
      if (context.unsettled.isFull) await settleRecords(context, false);
    }
    return step.value;
  } finally {
    await batches.return(undefined as never);
  }
};

/**
 * Returns the validators of the last run, unless a 304 would not mean "unchanged": with another mapping equal bytes must be mapped again,
 * with another baseline the list is another one, after a cursor only a part was read, and announced records must be published again.
 */
const validatorsOf = ({ claim, mappingVersion, baselineChanged, needsTraits, from }: RunContext) =>
  from === undefined &&
  claim.mappingVersion === mappingVersion &&
  !baselineChanged &&
  !needsTraits &&
  claim.announced.length === 0
    ? claim.validators
    : undefined;

/** Counts items that could not be cut out of the list: each may be any record. */
const countUncut = ({ book }: RunContext, { oversized: uncut = 0 }: Completeness): void => {
  if (uncut === 0) return;
  book.saw('rejected', uncut);
  book.note(problem('record.uncut', { count: uncut, limit: MAX_DATA_BYTES }));
  book.keyless += uncut;
};

const evidenceOf = (context: RunContext, completeness: Completeness): Evidence[] => {
  const { book, seen, quota } = context;
  return [
    ...completeness.evidence,
    ...countEvidence(completeness, seen.size + book.keyless + book.withheld, context),
    ...readableEvidence(context),
    ...quota.evidence(),
  ];
};

/** Judges whether the list is complete; if so, decides about the records that it does not show. */
const conclude = async (context: RunContext, completeness: Completeness): Promise<ReadResult> => {
  const { book, seen, unsettled } = context;
  countUncut(context, completeness);
  const claimedAll = (completeness.claimed ?? 0) <= seen.size + book.keyless + book.withheld + unsettled.size;
  await settleRecords(context, book.keyless === 0 && claimedAll && isComplete(completeness.evidence));
  const evidence = evidenceOf(context, completeness);
  // An item without a key may be any of the missing records, so such a run removes nothing.
  const isWhole = isComplete(evidence) && book.keyless === 0;
  const { verdict, renamed } = await judgeRun(context, isWhole ? 'list' : 'part');
  const read = {
    complete: isComplete(evidence),
    reading: 'full',
    evidence,
    completeness,
    absent: book.keyless,
  } as const;
  if (verdict === 'departs') return { ...read, departed: true };
  if (verdict === 'judged') return { ...read, complete: false, interrupted: isWhole };
  if (!isWhole) return read;
  const { absent, leftOut } = await concludeRemovals(context);
  const whole = [...evidence, ...listEvidence(leftOut)];
  if (isComplete(whole)) await learnFromRun(context, renamed);
  return { ...read, complete: isComplete(whole), evidence: whole, absent };
};

/** What changed was read. It says nothing of the other records: none is missing. None is removed: if the source tells deletions, the next run reads the whole list. */
const concludeChanges = async (context: RunContext, completeness: Completeness): Promise<ReadResult> => {
  const { book } = context;
  countUncut(context, completeness);
  await settleRecords(context, false);
  const evidence = evidenceOf(context, completeness);
  const { verdict } = await judgeRun(context, 'changes');
  const deleted = await newlyDeleted(context);
  if (deleted > 0) book.note(problem('run.deletions-told', { count: deleted }));
  const read = {
    ...({ complete: isComplete(evidence), reading: 'incremental', evidence, completeness } as const),
    toldDeleted: deleted > 0,
  };
  if (verdict === 'departs') return { ...read, departed: true };
  return verdict === 'judged' ? { ...read, complete: false, interrupted: read.complete } : read;
};

/** Whether an error is ours, not the source's: an outage of our store or log, or another run has taken the source. */
const isOurs = (error: unknown): boolean =>
  error instanceof OutageError || (error instanceof MoissonError && error.code === 'run.lease-lost');

/** Problems whose `seconds` the source is left alone. */
const ASKS_TO_WAIT: ReadonlySet<string> = new Set([
  'fetch.rate-limited',
  'fetch.host-waits',
  'protocol.quota-exceeded',
]);

const failure = ({ book, signal }: RunContext, error: unknown, { since }: ListRange): ReadResult => {
  const known = error instanceof MoissonError ? error : undefined;
  const cancel = cancelOf(signal);
  if (signal.aborted) book.note(cancel?.toProblem() ?? problem('fetch.aborted'));
  else book.note(known?.toProblem() ?? problem('run.unexpected-error', { detail: messageOf(error) }));
  const seconds = known?.params.seconds;
  const asksToWait = known !== undefined && ASKS_TO_WAIT.has(known.code);
  return {
    complete: false,
    reading: since === undefined ? 'full' : 'incremental',
    evidence: [endedEarly(error)],
    ...(signal.aborted ? { interrupted: true } : {}),
    ...(cancel === undefined ? {} : { cancelled: true }),
    mayGoOn: signal.aborted || known?.retryable === true,
    ...(asksToWait && typeof seconds === 'number' ? { retryAfterSeconds: seconds } : {}),
  };
};

/** Returns the reason of the abort, if it is an operator's order. */
const cancelOf = ({ reason }: AbortSignal): MoissonError | undefined =>
  reason instanceof MoissonError && reason.code === 'run.cancelled' ? reason : undefined;
