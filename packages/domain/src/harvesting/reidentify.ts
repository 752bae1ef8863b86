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
  /** Missing records that resemble new ones in more than one way: a person must look. */
  readonly ambiguous: readonly RecordKey[];
}

/**
 * Finds missing records again under new keys. Those that are newly missing come first; those missing for longer are looked for among
 * the new records that are left, for a source changes all its keys at once (domain.md §5.1: any of normalised id, title and
 * service address finds 96 to 98 % of the records of a platform-wide wave; the publisher is of no use).
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

/** A pair counts only where an identity is unique on both sides and nothing else contradicts it. */
const pairs = (missing: readonly Identifiable[], created: readonly Identifiable[]): Reidentification => {
  const holders = holdersByIdentity(created);
  const claimants = holdersByIdentity(missing);
  const moves = serverMoves(missing, holders, claimants);
  const ambiguous: RecordKey[] = [];
  const chosen = new Map<Identifiable, Identifiable[]>();
  /** The new record that a title alone leads to from one missing record, and to from that one alone. */
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
    // A service that numbers its layers anew leads to another one's record, which has a missing record of its own title.
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

/** Records of a title that went from one host to another, from which on that host has moved. */
const MOVED = 3;

/** The hosts whose services went elsewhere, told by records that a title alone finds again. */
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
