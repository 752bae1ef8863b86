import { confirmed, figuresOf, learn, Tally, thresholds } from '@moisson/domain';
import { baselineOf } from '../run/baseline.ts';
import type { RunContext } from '../run/run-context.ts';
import { wasCut } from './judge-run.ts';

/** Teaches the contract what the source looks like after a good complete run. `renamed`: it gave its records other ids. */
export const learnFromRun = async (context: RunContext, renamed: boolean): Promise<void> => {
  const { contract, book, store, source, mappingVersion, hosts, sink } = context;
  if (book.counts.seen === 0) return;
  const baseline = baselineOf(source);
  const isSame = contract?.baseline === baseline && contract.mappingVersion === mappingVersion;
  if (isSame && book.published === 0 && contract.runs >= thresholds.memory) {
    if (contract.accepted === undefined && contract.departed === undefined && contract.clearedAt === undefined) return;
  }
  const tally = new Tally();
  for (const [traits, records] of await store.snapshots.traits(source.id)) tally.add(traits, records);
  if (tally.records === 0) return;
  const replaces = wasCut(context) ? 'all' : renamed ? 'ids' : undefined;
  await sink.learn(
    learn(contract, source.id, {
      ...{ baseline, mappingVersion, figures: figuresOf(tally), hosts: [...hosts.shares.keys()] },
      ...(replaces === undefined ? {} : { replaces }),
    }),
  );
};

/** The source says that nothing changed: one more run that looks as usual. */
export const confirmContract = async ({ contract, sink }: RunContext): Promise<void> => {
  if (contract !== undefined && contract.runs < thresholds.memory) await sink.learn(confirmed(contract));
};
