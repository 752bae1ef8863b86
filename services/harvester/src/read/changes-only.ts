import { FAR_AHEAD, isFilterTrue, LONG_AGO, type ReadingState } from '@moisson/domain';
import { MoissonError, problem } from '@moisson/kernel';
import type { RunContext } from '../run/run-context.ts';

/** How the list is read: whole, or from an instant on. */
export interface ListRange {
  readonly since?: Date;
  /** The answer to the question about the filter, if it was asked in this run. */
  readonly filter?: NonNullable<ReadingState['filter']>;
}

/**
 * Returns from when on the list is read. Before an answer of what changed is believed, the source is asked what has changed since long ago
 * (nearly everything) and in the far future (nothing): some servers drop the filter, and some answer 0 to any date. If the answers are not
 * true, the whole list is read, and the run says why. Throws what ends a run.
 */
export const rangeOf = async (context: RunContext): Promise<ListRange> => {
  const { reading, claim, book, knownAtStart } = context;
  if (reading.kind === 'full') return {};
  const { since, mustAsk } = reading;
  if (!mustAsk) return { since };
  const answers = { longAgo: await countSince(context, LONG_AGO), farAhead: await countSince(context, FAR_AHEAD) };
  const filter = { askedAt: claim.claimedAt, obeyed: isFilterTrue(answers, knownAtStart) };
  if (filter.obeyed) return { since, filter };
  const told = (count: number | undefined): string => (count === undefined ? '?' : String(count));
  book.note(
    problem('run.changes-not-told', {
      longAgo: told(answers.longAgo),
      farAhead: told(answers.farAhead),
      known: knownAtStart,
    }),
  );
  return { filter };
};

/** Returns how many records have changed since an instant, as the source says; undefined if it does not, or answers with an error. */
const countSince = async (context: RunContext, since: Date): Promise<number | undefined> => {
  const { connector, source, quota, hosts, fetch, signal } = context;
  try {
    const { records } = await connector.probe({
      ...{ source, signal, since },
      fetch: quota.counted(hosts.counting(fetch)),
    });
    return records;
  } catch (error) {
    if (signal.aborted || !(error instanceof MoissonError)) throw error;
    return undefined;
  }
};
