import type { DepartureHold } from '@moisson/contracts';
import type { Difference, Figures, SourceContract } from '@moisson/domain';
import type { RunContext } from '../run/run-context.ts';

interface Departed {
  readonly contract: SourceContract;
  readonly found: readonly Difference[];
  readonly figures: Figures;
  /** Changes that are not published. */
  readonly count: number;
}

/** Stores the open departure of a source, new or as it is now, and what the contract becomes if a person accepts it. */
export const holdDeparture = async (
  { store, source, claim, sink, changes, hosts, knownAtStart }: RunContext,
  { contract, found, figures, count }: Departed,
): Promise<void> => {
  const open = await store.holds.departure(source.id);
  const hold: DepartureHold = {
    kind: 'departure',
    id: open?.id ?? `${source.id}:${claim.run}`,
    sourceId: source.id,
    run: claim.run,
    createdAt: open?.createdAt ?? claim.claimedAt,
    reason: 'contract.departed',
    ...{ records: count, known: knownAtStart, examples: [...changes.examples] },
    departures: found.map((difference) => ({ ...difference, examples: changes.examplesOf(difference) })),
    state: open?.state ?? 'pending',
    ...(open?.decidedAt === undefined ? {} : { decidedAt: open.decidedAt }),
    ...(open?.decidedBy === undefined ? {} : { decidedBy: open.decidedBy }),
    open: true,
  };
  const { accepted: _, clearedAt: __, ...kept } = contract;
  const traits = found.map(({ trait }) => trait);
  await sink.learn({ ...kept, departed: { hold: hold.id, figures, hosts: [...hosts.shares.keys()], traits } });
  await sink.hold(hold);
};

/** The feed looks as usual again: nothing is held any more. */
export const closeDeparture = async ({ store, source, sink, claim }: RunContext): Promise<void> => {
  const hold = await store.holds.departure(source.id);
  if (hold === undefined) return;
  const { open: _, ...closed } = hold;
  await sink.hold(hold.state === 'pending' ? { ...closed, state: 'withdrawn', decidedAt: claim.claimedAt } : closed);
};
