import type { RecordKey } from '@moisson/contracts';
import { contradict, identityOf, recognisable, serverMove, type Identities } from './identities.ts';

export interface Identifiable {
  readonly recordKey: RecordKey;
  readonly identities: Identities;
}

export interface Renaming {
  readonly from: RecordKey;
  readonly to: RecordKey;
}

export interface Reidentification {
  readonly renamings: readonly Renaming[];
  /** Missing records that match new ones in more than one way: a person must check them. */
  readonly ambiguous: readonly RecordKey[];
}

/**
 * Matches missing records with new keys. Newly missing records are matched first, because a source changes all its keys
 * at once; records that have been missing longer are matched with the remaining new ones. One of normalised id, title
 * and service address matches 96 to 98 % of the records when a platform changes its keys; the publisher does not help
 * (docs/facts/key-changes.md).
 */
export const reidentify = (
  newlyMissing: readonly Identifiable[],
  longMissing: readonly Identifiable[],
  created: readonly Identifiable[],
): Reidentification => {
  const first = pairs(newlyMissing, created);
  const taken = new Set(first.renamings.map(({ to }) => to));
  const second = pairs(
    longMissing,
    created.filter(({ recordKey }) => !taken.has(recordKey)),
  );
  return {
    renamings: [...first.renamings, ...second.renamings],
    ambiguous: [...first.ambiguous, ...second.ambiguous],
  };
};

/** Returns the pairs whose identity is unique on both sides and which nothing contradicts. */
const pairs = (missing: readonly Identifiable[], created: readonly Identifiable[]): Reidentification => {
  const holders = holdersByIdentity(created);
  const claimants = holdersByIdentity(missing);
  const moves = serverMoves(missing, holders, claimants);
  const ambiguous: RecordKey[] = [];
  const chosen = new Map<Identifiable, Identifiable[]>();
  /** Returns the new record with the same title, if each title is unique on its side. */
  const ofTitle = (one: Identifiable): Identifiable | undefined => {
    const title = identityOf(one.identities, 'title');
    const [candidate, ...others] = (title !== undefined && holders.get(title)) || [];
    if (candidate === undefined || others.length > 0 || claimants.get(title!)!.length > 1) return undefined;
    return contradict(one.identities, candidate.identities, moves) ? undefined : candidate;
  };
  const byTitle = new Map(missing.map((one) => [one, ofTitle(one)]));
  const titled = new Set(byTitle.values());
  for (const one of missing) {
    const found = new Set<Identifiable>();
    let shared = false;
    for (const identity of recognisable(one.identities)) {
      const candidates = holders.get(identity) ?? [];
      const [candidate] = candidates;
      if (candidate === undefined) continue;
      if (candidates.length > 1 || claimants.get(identity)!.length > 1) shared = true;
      else if (!isTitle(identity)) found.add(candidate);
    }
    const title = byTitle.get(one);
    // A service that renumbers its layers leads to the record of another layer; that record has its own missing record
    // with the same title.
    if (title !== undefined) {
      for (const other of found) if (titled.has(other)) found.delete(other);
      found.add(title);
    }
    const [only] = found;
    if (only !== undefined && found.size === 1) chosen.set(only, [...(chosen.get(only) ?? []), one]);
    else if (found.size > 1 || shared) ambiguous.push(one.recordKey);
  }
  const renamings: Renaming[] = [];
  for (const [to, [from, ...others]] of chosen)
    if (others.length === 0) renamings.push({ from: from!.recordKey, to: to.recordKey });
    else ambiguous.push(from!.recordKey, ...others.map(({ recordKey }) => recordKey));
  return { renamings, ambiguous };
};

/**
 * Number of records, matched by title, that must have moved from one host to another before the server counts as moved.
 */
const MOVED = 3;

/** Returns the pairs of hosts between which services moved, according to records that only their titles match. */
const serverMoves = (
  missing: readonly Identifiable[],
  holders: ReadonlyMap<string, readonly Identifiable[]>,
  claimants: ReadonlyMap<string, readonly Identifiable[]>,
): ReadonlySet<string> => {
  const counts = new Map<string, number>();
  for (const { identities } of missing) {
    const title = identityOf(identities, 'title') ?? '';
    const [candidate, ...others] = holders.get(title) ?? [];
    if (candidate === undefined || others.length > 0 || claimants.get(title)!.length > 1) continue;
    const move = serverMove(identities, candidate.identities);
    if (move !== undefined) counts.set(move, (counts.get(move) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, count]) => count >= MOVED).map(([move]) => move));
};

const isTitle = (identity: string): boolean => identity.startsWith('title:');

const holdersByIdentity = (items: readonly Identifiable[]): Map<string, Identifiable[]> => {
  const holders = new Map<string, Identifiable[]>();
  for (const item of items)
    for (const identity of new Set(recognisable(item.identities)))
      holders.set(identity, [...(holders.get(identity) ?? []), item]);
  return holders;
};
