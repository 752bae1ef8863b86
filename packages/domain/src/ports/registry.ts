import type { Organization, RemovalHold, Run, Source, SourceId } from '@moisson/contracts';
import type { Position } from './change-log.ts';

/** The registry of sources and organizations. */
export interface SourceRegistry {
  get(id: SourceId): Promise<Source | undefined>;
  /** All sources by id; those that cannot be read are left out. */
  list(): Promise<readonly Source[]>;
  /** Throws `request.conflict` where the id is, or ever was, in use. */
  create(source: Source): Promise<void>;
  /** Applies the change to the newest version; returns it. Throws `request.not-found`. */
  update(id: SourceId, change: (source: Source) => Source): Promise<Source>;
  organizations(): Promise<readonly Organization[]>;
  putOrganizations(organizations: readonly Organization[]): Promise<void>;
}

export interface StoredRun extends Run {
  /** Where the run's events end in the log: indexed once the indexer's group is past them. */
  readonly positions: readonly Position[];
}

/** Finished runs. Those that cannot be read are left out of lists. */
export interface Runs {
  put(run: StoredRun): Promise<void>;
  get(id: string): Promise<StoredRun | undefined>;
  /** Newest first. */
  list(query: { readonly sourceId?: SourceId; readonly limit: number }): Promise<readonly StoredRun[]>;
  /** The newest run of each source. */
  latest(): Promise<readonly StoredRun[]>;
}

/** Removals that wait for a person. Those that cannot be read are left out of lists. */
export interface Holds {
  /** Creates it, or brings the source's pending one up to date. */
  put(hold: RemovalHold): Promise<void>;
  get(id: string): Promise<RemovalHold | undefined>;
  pending(sourceId: SourceId): Promise<RemovalHold | undefined>;
  /** The source's approved holds that still keep what they removed. */
  undoable(sourceId: SourceId): Promise<readonly RemovalHold[]>;
  /** Newest first. */
  list(query: { readonly state?: RemovalHold['state']; readonly limit: number }): Promise<readonly RemovalHold[]>;
}
