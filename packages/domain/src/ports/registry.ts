import type { DepartureHold, Hold, Organization, RemovalHold, Run, Source, SourceId } from '@moisson/contracts';
import type { Position } from './change-log.ts';

/** The registry of sources and organizations. */
export interface SourceRegistry {
  get(id: SourceId): Promise<Source | undefined>;
  /** Returns all sources by id. Unreadable ones are skipped. */
  list(): Promise<readonly Source[]>;
  /** Throws `request.conflict` if the id is in use or was ever used. */
  create(source: Source): Promise<void>;
  /** Applies the change to the newest version, raises its revision, and returns the result. Throws `request.not-found`. */
  update(id: SourceId, change: (source: Source) => Source): Promise<Source>;
  /** Removes a draft and frees its id. Returns false if it is not registered, or no draft. */
  discard(id: SourceId): Promise<boolean>;
  organizations(): Promise<readonly Organization[]>;
  putOrganizations(organizations: readonly Organization[]): Promise<void>;
}

export interface StoredRun extends Run {
  /**
   * The positions of the run's last events in the log. When the indexer's group has passed them, the run is indexed.
   */
  readonly positions: readonly Position[];
}

/** Finished runs. Lists skip unreadable ones. */
export interface Runs {
  put(run: StoredRun): Promise<void>;
  get(id: string): Promise<StoredRun | undefined>;
  /** Newest first. */
  list(query: { readonly sourceId?: SourceId; readonly limit: number }): Promise<readonly StoredRun[]>;
  /** Returns the newest run of each source. */
  latest(): Promise<readonly StoredRun[]>;
}

/** Removals, and departures from a source's contract, that wait for a person. Lists skip unreadable ones. */
export interface Holds {
  /** Creates the hold, or updates the one with its id. A source has one pending hold of each kind at most. */
  put(hold: Hold): Promise<void>;
  get(id: string): Promise<Hold | undefined>;
  /** Returns the removals of a source that wait. */
  pending(sourceId: SourceId): Promise<RemovalHold | undefined>;
  /** Returns the open departure of a source: pending, or refused while its feed still departs. */
  departure(sourceId: SourceId): Promise<DepartureHold | undefined>;
  /** Returns the open departures of all sources. */
  departures(): Promise<readonly DepartureHold[]>;
  /** Returns the source's approved removals whose records are still kept. */
  undoable(sourceId: SourceId): Promise<readonly RemovalHold[]>;
  /** Newest first. */
  list(query: { readonly state?: Hold['state']; readonly limit: number }): Promise<readonly Hold[]>;
}
