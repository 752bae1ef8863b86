import { scopeOf } from './links.ts';
import { idOf, linksOf, type StoredRecord } from './stored-record.ts';

/** A link with more holders does not identify a dataset. */
export const MAX_LINK_HOLDERS = 16;

export interface LinkHolder {
  /** The record's id. */
  readonly id: string;
  readonly sourceId: string;
  readonly live: boolean;
}

/**
 * Returns the rank of a link, lower is stronger: first links that identify the record and those of
 * operators' statements, then those that name its
 * dataset, then those of its files. Claims have no rank, because they join nothing.
 */
const rankOf = (link: string): number | undefined => {
  const scope = scopeOf(link);
  if (scope?.organization === '') return undefined;
  const [kind] = (scope?.named ?? link).split(':', 1);
  if (kind === 'claim') return undefined;
  if (kind === 'record' || kind === 'self' || kind === 'same') return 0;
  return kind === 'file' || kind === 'resource' ? 2 : 1;
};

/**
 * Returns whether a link joins its holders. It does not if it has too many, or if two live records of one source hold
 * it (the page of a portal, a viewer, a service): then it does not tell datasets apart.
 */
export const linkJoins = (link: string, holders: readonly LinkHolder[]): boolean => {
  if (holders.length < 2 || holders.length > MAX_LINK_HOLDERS || rankOf(link) === undefined) return false;
  const liveSources = holders.filter(({ live }) => live).map(({ sourceId }) => sourceId);
  return new Set(liveSources).size === liveSources.length;
};

interface Neighbour extends LinkHolder {
  /** Rank of the strongest link that joins the two. */
  readonly rank: number;
}

/** The records that share joining links with a record. */
export interface Neighbours {
  readonly all: ReadonlyMap<string, Neighbour>;
  /** For each source, its live record that shares the strongest links, if there is only one. */
  readonly partners: ReadonlySet<string>;
  /**
   * True if several live records of one source share links of the same strength: one side is a compilation, or a
   * dataset that the source splits.
   */
  readonly ambiguous: boolean;
}

/** Returns the neighbours of a record. `holders`: the holders of each of its links in the whole catalogue. */
export const joiningNeighbours = (
  record: StoredRecord,
  holders: ReadonlyMap<string, readonly LinkHolder[]>,
): Neighbours => {
  const id = idOf(record);
  const all = new Map<string, Neighbour>();
  for (const link of linksOf(record)) {
    const held = holders.get(link) ?? [];
    if (!linkJoins(link, held)) continue;
    const rank = rankOf(link)!;
    for (const holder of held)
      if (holder.id !== id && rank < (all.get(holder.id)?.rank ?? Infinity)) all.set(holder.id, { ...holder, rank });
  }
  const strongest = new Map<string, Neighbour[]>();
  for (const one of all.values()) {
    if (!one.live) continue;
    const others = strongest.get(one.sourceId);
    if (others === undefined || one.rank < others[0]!.rank) strongest.set(one.sourceId, [one]);
    else if (one.rank === others[0]!.rank) others.push(one);
  }
  const bySource = [...strongest.values()];
  return {
    all,
    partners: new Set(bySource.filter(({ length }) => length === 1).map(([only]) => only!.id)),
    ambiguous: bySource.some(({ length }) => length > 1),
  };
};

/**
 * Returns whether two neighbours may belong to one dataset: each live one must be the only partner of its source for
 * the other.
 */
export const mayJoin = (a: StoredRecord, ofA: Neighbours, b: StoredRecord, ofB: Neighbours): boolean =>
  (b.state === 'removed' || ofA.partners.has(idOf(b))) && (a.state === 'removed' || ofB.partners.has(idOf(a)));
