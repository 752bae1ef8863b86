import type { DatasetId, Link, LinkHost, LinkState } from '@moisson/contracts';
import type { GivenLink } from '../links/given-links.ts';
import type { ChangePosition } from './dataset-changes.ts';

/** How far the links follow the datasets. `walk`: the whole catalogue is read, up to this dataset. */
export interface LinksPosition {
  readonly position: ChangePosition;
  readonly walk?: { readonly after?: DatasetId };
}

/** Which links to list. */
export interface LinkQuery {
  readonly state?: LinkState;
  readonly host?: string;
  /** Only those after this id, in the order of ids. */
  readonly after?: string;
  readonly limit: number;
}

/** The addresses that datasets give, and what their checks found. Every method throws `OutageError`. */
export interface Links {
  /** Returns the time of the store's clock. */
  now(): Promise<Date>;
  get(id: string): Promise<Link | undefined>;
  /** Returns those that are known, in any order. */
  some(ids: readonly string[]): Promise<readonly Link[]>;
  list(query: LinkQuery): Promise<readonly Link[]>;
  hosts(): Promise<readonly LinkHost[]>;
  /** Returns, for each of these links, at most `limit` datasets that give it, in any order. */
  datasetsOf(ids: readonly string[], limit: number): Promise<ReadonlyMap<string, readonly DatasetId[]>>;
  /**
   * Notes which addresses a dataset gives now; none if it is gone. New addresses become links, due at once; one that no
   * dataset gives any more is forgotten. May be repeated.
   */
  give(dataset: DatasetId, links: readonly GivenLink[]): Promise<void>;
  /** Returns how far the datasets were followed; undefined at first. */
  position(): Promise<LinksPosition | undefined>;
  putPosition(position: LinksPosition): Promise<void>;
  /**
   * Lets one of several processes follow the datasets until its lease ends. Returns whether it may: the holder may go on.
   */
  mayFollow(owner: string, leaseSeconds: number): Promise<boolean>;
  /** Returns a host with a due link, the one that waits longest, and leases it; undefined if there is none. */
  claimHost(owner: string, leaseSeconds: number): Promise<LinkHost | undefined>;
  /** Returns the hosts that are due and that nobody checks, the one that waits longest first. */
  dueHosts(limit: number): Promise<readonly LinkHost[]>;
  /** Returns the due links of a host, the one that waits longest first. */
  due(host: string, limit: number): Promise<readonly Link[]>;
  /** Applies a check to a link. Returns undefined, and writes nothing, if the link was forgotten meanwhile. */
  update(id: string, change: (link: Link) => Link): Promise<Link | undefined>;
  /** Ends the lease of a host: it is due when its next link is. Counts its links, at most once in `countMs`. */
  releaseHost(host: string, owner: string, countMs: number): Promise<void>;
}
