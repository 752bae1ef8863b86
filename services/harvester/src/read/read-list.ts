import { MAX_DATA_BYTES, type Evidence } from '@moisson/contracts';
import { defined, messageOf, MoissonError, OutageError, problem } from '@moisson/kernel';
import { isComplete, type Completeness } from '@moisson/domain';
import { concludeRemovals } from '../conclude/conclude-removals.ts';
import type { RunContext } from '../run/run-context.ts';
import { countEvidence, endedEarly, listEvidence, readableEvidence } from './evidence.ts';
import { hashedBatches, type HashedBatch } from './hashed-batches.ts';
import { inBatches } from './in-batches.ts';
import { oneAhead } from './one-ahead.ts';
import { readBatch } from './read-batch.ts';
import { settleRecords } from './settle-records.ts';

/** What reading a source's list came to. */
export interface ReadResult {
  readonly completeness?: Completeness;
  readonly complete: boolean;
  readonly evidence: readonly Evidence[];
  /** Where the source asked for a pause. */
  readonly retryAfterSeconds?: number;
  /** Records that stay though the source did not show them, or items that may be one of them. */
  readonly absent?: number;
  /** We broke off ourselves: no fault of the source, and due again at once. */
  readonly interrupted?: boolean;
}

/** Reads every page and concludes. Errors of the source become problems of the run; outages and a lost lease are thrown. */
export const readList = async (context: RunContext): Promise<ReadResult> => {
  const { book, quota, signal, knownAtStart } = context;
  try {
    const completeness = await readPages(context);
    book.note(...quota.problems(), ...completeness.problems, ...book.withheldProblems());
    if (completeness.notModified !== true) return await conclude(context, completeness);
    book.saw('unchanged', knownAtStart);
    return { complete: true, evidence: completeness.evidence, completeness };
  } catch (error) {
    if (isOurs(error)) throw error;
    if (!signal.aborted) await settleRecords(context, false);
    book.note(...quota.problems());
    return failure(context, error);
  }
};

/** Reads the pages batch by batch; returns what the connector says at their end. */
const readPages = async (context: RunContext): Promise<Completeness> => {
  const { connector, source, quota, signal, share } = context;
  const pages = connector.pages({
    source,
    fetch: quota.counted(context.fetch),
    signal,
    ...defined({ validators: validatorsOf(context) }),
  });
  // One is read and the one before it looked up, while the one before that is published and acknowledged.
  const batches: AsyncGenerator<HashedBatch, Completeness> = oneAhead(
    hashedBatches(context, oneAhead(inBatches(pages, share))),
  );
  try {
    let step = await batches.next();
    for (; !step.done; step = await batches.next()) {
      signal.throwIfAborted();
      await readBatch(context, step.value);
      share.give(step.value.bytes);
      if (context.unsettled.isFull) await settleRecords(context, false);
    }
    return step.value;
  } finally {
    await batches.return(undefined as never);
  }
};

/** With another mapping equal bytes are no answer; with another baseline 304 would speak of another list. */
const validatorsOf = ({ claim, mappingVersion, baselineChanged }: RunContext) =>
  claim.mappingVersion === mappingVersion && !baselineChanged && claim.announced.length === 0
    ? claim.validators
    : undefined;

/** Judges whether the list is whole; where it is, concludes what becomes of the records that it does not show. */
const conclude = async (context: RunContext, completeness: Completeness): Promise<ReadResult> => {
  const { book, seen, unsettled, quota } = context;
  const uncut = completeness.oversized ?? 0;
  if (uncut > 0) {
    book.saw('rejected', uncut);
    book.note(problem('record.uncut', { count: uncut, limit: MAX_DATA_BYTES }));
    book.keyless += uncut;
  }
  const claimedAll = (completeness.claimed ?? 0) <= seen.size + book.keyless + book.withheld + unsettled.size;
  await settleRecords(context, book.keyless === 0 && claimedAll && isComplete(completeness.evidence));
  const evidence = [
    ...completeness.evidence,
    ...countEvidence(completeness, seen.size + book.keyless + book.withheld, context),
    ...readableEvidence(context),
    ...quota.evidence(),
  ];
  // An item without a key may be any of the missing ones: such a run removes nothing.
  if (!isComplete(evidence) || book.keyless > 0)
    return { complete: isComplete(evidence), evidence, completeness, absent: book.keyless };
  const { absent, leftOut } = await concludeRemovals(context);
  const whole = [...evidence, ...listEvidence(leftOut)];
  return { complete: isComplete(whole), evidence: whole, completeness, absent };
};

/** An outage of our own store or log, or the source taken over by another run: nothing of the source's. */
const isOurs = (error: unknown): boolean =>
  error instanceof OutageError || (error instanceof MoissonError && error.code === 'run.lease-lost');

const failure = ({ book, signal }: RunContext, error: unknown): ReadResult => {
  const known = error instanceof MoissonError ? error : undefined;
  if (signal.aborted) book.note(problem('fetch.aborted'));
  else book.note(known?.toProblem() ?? problem('run.unexpected-error', { detail: messageOf(error) }));
  const seconds = known?.params.seconds;
  const asksToWait = known?.code === 'fetch.rate-limited' || known?.code === 'protocol.quota-exceeded';
  return {
    complete: false,
    evidence: [endedEarly(error)],
    ...(signal.aborted ? { interrupted: true } : {}),
    ...(asksToWait && typeof seconds === 'number' ? { retryAfterSeconds: seconds } : {}),
  };
};
