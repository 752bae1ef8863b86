import { departuresText, thresholds } from '@moisson/domain';
import { problem } from '@moisson/kernel';
import type { RunContext } from '../run/run-context.ts';
import { differencesOf, type ReadExtent } from './differences.ts';
import { closeDeparture, holdDeparture } from './hold-departure.ts';

/**
 * - `conforms`: its changes are published.
 * - `departs`: none of them is; they wait for a person.
 * - `judged`: it conforms, but its changes were too many to keep: the next run publishes them.
 */
export type Verdict = 'conforms' | 'departs' | 'judged';

/**
 * Judges a run before anything of it is published, and publishes what waits if it conforms to the contract of its source.
 * Returns also whether its records have other ids that were recognised.
 */
export const judgeRun = async (
  context: RunContext,
  read: ReadExtent,
): Promise<{ readonly verdict: Verdict; readonly renamed: boolean }> => {
  const { gate, contract, book, claim } = context;
  if (contract === undefined || gate.state === 'open' || gate.heldBack === 0) return pass(context, read, false);
  const { found, figures, renamed } = await differencesOf(context, contract, read);
  if (found.length > 0) {
    const count = gate.heldBack;
    gate.close();
    book.count('held', count);
    book.note(problem('contract.departed', { departures: departuresText(found), count }));
    await holdDeparture(context, { contract, found, figures, count });
    return { verdict: 'departs', renamed };
  }
  if (gate.state !== 'judging') return pass(context, read, renamed);
  if (read !== 'part') {
    book.note(problem('contract.judged-first', { count: gate.heldBack }));
    await context.sink.learn({ ...contract, clearedAt: claim.claimedAt });
  }
  return { verdict: 'judged', renamed };
};

const pass = async (context: RunContext, read: ReadExtent, renamed: boolean) => {
  await context.gate.open();
  if (read === 'list' && context.contract?.departed !== undefined) await closeDeparture(context);
  return { verdict: 'conforms', renamed } as const;
};

/** Number of records that must be removed, as a share of the known ones, for the catalogue to look different by that alone. */
export const wasCut = ({ book, knownAtStart }: RunContext): boolean =>
  book.counts.removed >= thresholds.minChanged && book.counts.removed >= 0.1 * knownAtStart;
