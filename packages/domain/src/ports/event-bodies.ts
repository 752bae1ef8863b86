/** The data of an event that is too large for the log. */
export interface EventBody {
  /** The key of the event, which is that of its record. */
  readonly key: string;
  /** The run of the event, which is the version of the record. */
  readonly run: number;
  readonly data: Uint8Array;
}

/** Data that events refer to (claim-check pattern). Stored before the event; only the newest of each key is kept. */
export interface EventBodies {
  /** Stores the data; the newest run of each key wins. Throws `OutageError`. */
  put(bodies: readonly EventBody[]): Promise<void>;
  get(key: string): Promise<EventBody | undefined>;
  /** Deletes data of runs older than this one: the log has newer versions of these records. */
  drop(keys: readonly string[], run: number): Promise<void>;
}
