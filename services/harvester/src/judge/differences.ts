import {
  departuresOf,
  expectedFigures,
  figuresOf,
  reidentify,
  Tally,
  thresholds,
  type Difference,
  type Figures,
  type RunFigures,
  type SourceContract,
} from '@moisson/domain';
import { liveEntries } from '../conclude/live-entries.ts';
import type { RunContext } from '../run/run-context.ts';

/** How a run differs from the contract, and what its source would look like after it. */
export interface Differences {
  readonly found: readonly Difference[];
  readonly figures: Figures;
  /** Its records have other ids, and nearly all are recognised. */
  readonly renamed: boolean;
}

const NONE = { created: 0, missing: 0, renamed: false } as const;

/**
 * Compares what a run is about to publish with the contract of its source. `complete`: the list was read to its end; if
 * not, the rest of it is taken to have changed like the part that was read.
 */
export const differencesOf = async (
  context: RunContext,
  contract: SourceContract,
  complete: boolean,
): Promise<Differences> => {
  const { changes, knownAtStart: known, book, hosts, store, source } = context;
  const { created, missing, renamed } = await newAndMissing(context);
  const usual = contract.usual as Figures;
  const tally = new Tally();
  for (const [traits, records] of await store.snapshots.traits(source.id)) tally.add(traits, records);
  const now = complete
    ? figuresOf(tally, changes.before, changes.after, changes.created)
    : expectedFigures(usual, { ...changesOf(context), matched: book.matched, known });
  // Entries that an older version wrote have no traits: then little is known about what stands.
  if (tally.records < thresholds.minKnown * known) return { found: [], figures: now, renamed };
  const run: RunFigures = {
    ...{ standing: complete ? figuresOf(tally) : usual, now, known, renamed, hosts: hosts.shares },
    ...(complete ? { created, missing, listed: book.counts.seen } : { created: 0, missing: 0, listed: 0 }),
  };
  return { found: departuresOf(contract, run), figures: now, renamed };
};

const changesOf = ({ changes: { before, after, created } }: RunContext) => ({ before, after, created });

/** Counts new and missing records that are not recognised in one another. */
const newAndMissing = async ({
  book,
  knownAtStart,
  store,
  source,
  seen,
}: RunContext): Promise<{ readonly created: number; readonly missing: number; readonly renamed: boolean }> => {
  const [created, missing] = [book.created.length, Math.max(0, knownAtStart - book.matched)];
  if (created < thresholds.minChanged || missing < thresholds.minChanged) return { ...NONE, created, missing };
  const absent = [];
  for await (const entry of liveEntries(store, source.id)) if (!seen.has(entry.recordKey)) absent.push(entry);
  const { renamings } = reidentify(absent, [], book.created);
  return {
    created: created - renamings.length,
    missing: absent.length - renamings.length,
    renamed: renamings.length >= thresholds.recognised * created,
  };
};
