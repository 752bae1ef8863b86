import { problem } from '@moisson/kernel';
import { removalLimit, summaryOfHeld, type AbsentEntry, type RemovalVerdict } from '@moisson/domain';
import type { RunContext } from '../run/run-context.ts';

/**
 * Stores the source's hold with the records that wait, and notes why: because of this run, or because an earlier hold is undecided.
 * Where none waits, the pending hold is withdrawn: nobody needs to decide.
 */
export const holdRecords = async (
  context: RunContext,
  verdict: RemovalVerdict,
  waiting: readonly AbsentEntry[],
  created: number,
): Promise<void> => {
  const { store, source, claim, book, knownAtStart, sink } = context;
  const pending = await store.holds.pending(source.id);
  if (waiting.length === 0) {
    if (pending !== undefined) await sink.hold({ ...pending, state: 'withdrawn', decidedAt: claim.claimedAt });
    return;
  }
  book.count('held', waiting.length);
  const createdAt = pending?.createdAt ?? claim.claimedAt;
  const counts = { missing: waiting.length, known: knownAtStart };
  const limit = removalLimit(knownAtStart, source.removalPolicy);
  if (verdict.kind === 'hold') book.note(problem(verdict.reason, { ...counts, created, limit }));
  else book.note(problem('removal.undecided', { ...counts, since: createdAt.slice(0, 10) }));
  await sink.hold({
    id: pending?.id ?? `${source.id}:${claim.run}`,
    sourceId: source.id,
    createdAt,
    run: claim.run,
    reason: verdict.kind === 'hold' ? verdict.reason : (pending?.reason ?? 'removal.ambiguous-rename'),
    ...summaryOfHeld(waiting),
    known: knownAtStart,
    state: 'pending',
  });
};
