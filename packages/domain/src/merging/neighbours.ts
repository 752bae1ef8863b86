import { scopeOf } from './links.ts';
import { idOf, linksOf, type StoredRecord } from './stored-record.ts';

/** A link that more records than this share says nothing about identity. */
export const MAX_LINK_HOLDERS = 16;

export interface LinkHolder {
  /** The record's id. */
  readonly id: string;
  readonly sourceId: string;
  readonly live: boolean;
}

/** Lower is stronger: what makes a record the same one, what names its dataset, its files. Claims have no rank: they join nothing. */
const rankOf = (link: string): number | undefined => {
  const scope = scopeOf(link);
  if (scope?.organization === '') return undefined;
  const [kind] = (scope?.named ?? link).split(':', 1);
  if (kind === 'claim') return undefined;
  if (kind === 'record' || kind === 'self') return 0;
  return kind === 'file' || kind === 'resource' ? 2 : 1;
};

/**
 * Whether a link joins its holders: not when too many share it, and not when two live records of one source do (the page of a portal,
 * a viewer, a service), because then it does not tell datasets apart.
 */
export const linkJoins = (link: string, holders: readonly LinkHolder[]): boolean => {
  if (holders.length < 2 || holders.length > MAX_LINK_HOLDERS || rankOf(link) === undefined) return false;
  const liveSources = holders.filter(({ live }) => live).map(({ sourceId }) => sourceId);
  return new Set(liveSources).size === liveSources.length;
};

interface Neighbour extends LinkHolder {
  /** Of the strongest link that joins the two. */
  readonly rank: number;
}

/** The records with which a record shares links that join. */
export interface Neighbours {
  readonly all: ReadonlyMap<string, Neighbour>;
  /** For each source, its one live record with which the strongest links are shared; none where there are several. */
  readonly partners: ReadonlySet<string>;
  /** Several live records of one source are linked as strongly: a compilation, or a dataset that a source parted. */
  readonly ambiguous: boolean;
}

/** `holders`: who holds each of the record's links in the whole catalogue. */
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

/** Whether two neighbours may be of one dataset: each is the other's only one of its source, where it is live. */
export const mayJoin = (a: StoredRecord, ofA: Neighbours, b: StoredRecord, ofB: Neighbours): boolean =>
  (b.state === 'removed' || ofA.partners.has(idOf(b))) && (a.state === 'removed' || ofB.partners.has(idOf(a)));
