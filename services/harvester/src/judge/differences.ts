import {
  departuresOf,
  expectedFigures,
  figuresOf,
  recognisedAmong,
  Tally,
  thresholds,
  type Difference,
  type Figures,
  type RunFigures,
  type SnapshotEntry,
  type SourceContract,
} from '@moisson/domain';
import { liveEntries } from '../conclude/live-entries.ts';
import type { RunContext } from '../run/run-context.ts';

/** What a run has read: the whole list, a part of it, or all that changed, beside which nothing did. */
export type ReadExtent = 'list' | 'part' | 'changes';

/** How a run differs from the contract, and what its source would look like after it. */
export interface Differences {
  readonly found: readonly Difference[];
  readonly figures: Figures;
  /** Its records have other ids, and nearly all are recognised. */
  readonly renamed: boolean;
}

/**
 * Compares what a run is about to publish with the contract of its source. If only a part of the list was read, the rest
 * of it is taken to have changed like that part.
 */
export const differencesOf = async (
  context: RunContext,
  contract: SourceContract,
  read: ReadExtent,
): Promise<Differences> => {
  const { changes, knownAtStart: known, book, hosts, store, source } = context;
  const { before, after, created } = changes;
  const replaced = read === 'changes' ? noneReplaced(known) : await replacedRecords(context);
  const { renamed } = replaced;
  const usual = contract.usual as Figures;
  const tally = new Tally();
  for (const [traits, records] of await store.snapshots.traits(source.id)) tally.add(traits, records);
  const part = { before, after, known, matched: book.matched };
  const now = read !== 'part' ? figuresOf(tally, before, after, created) : expectedFigures(usual, { ...part, created });
  // Entries that an older version wrote have no traits: then little is known about what stands.
  if (tally.records < thresholds.minKnown * known) return { found: [], figures: now, renamed };
  const run: RunFigures = {
    ...{ now, known, fresh: figuresOf(created), hosts: hosts.shares },
    filtered: source.options.filter !== undefined,
    ...(read === 'part'
      ? { standing: usual, kept: expectedFigures(usual, { ...part, created: new Tally() }) }
      : { standing: figuresOf(tally), kept: figuresOf(tally, before, after) }),
    // Only a whole list shows which records are missing.
    ...(read === 'part' ? noneReplaced(known) : replaced),
    ...{ listed: read === 'list' ? book.counts.seen : 0, renamed },
  };
  return { found: departuresOf(contract, run), figures: now, renamed };
};

/** New and missing records, without those that are recognised in one another. */
interface Replaced {
  /** Known records that were not missing already. */
  readonly present: number;
  readonly created: number;
  /** Records that are missing for the first time. */
  readonly missing: number;
  /** Nearly all new records are missing ones under other ids. */
  readonly renamed: boolean;
}

const noneReplaced = (known: number): Replaced => ({ present: known, created: 0, missing: 0, renamed: false });

const replacedRecords = async ({ book, knownAtStart, store, source, seen }: RunContext): Promise<Replaced> => {
  const [created, missing] = [book.created.length, Math.max(0, knownAtStart - book.matched)];
  if (created < thresholds.minChanged || missing < thresholds.minChanged)
    return { present: knownAtStart, created, missing, renamed: false };
  const absent: SnapshotEntry[] = [];
  for await (const entry of liveEntries(store, source.id)) if (!seen.has(entry.recordKey)) absent.push(entry);
  const newly = absent.filter(({ absence }) => absence === undefined);
  const recognised = recognisedAmong(absent, book.created);
  return {
    present: knownAtStart - (absent.length - newly.length),
    created: created - recognised,
    missing: newly.length - recognisedAmong(newly, book.created),
    renamed: recognised >= thresholds.recognised * created,
  };
};
