/** The data of an event that is too large for the log. */
export interface EventBody {
  /** Of the event, and so of its record. */
  readonly key: string;
  /** The run of the event: the version of the record. */
  readonly run: number;
  readonly data: Uint8Array;
}

/** Data that events refer to (claim check): written before its event, the newest of each key. */
export interface EventBodies {
  /** Newest run wins. Throws `OutageError`. */
  put(bodies: readonly EventBody[]): Promise<void>;
  get(key: string): Promise<EventBody | undefined>;
  /** Deletes those of older runs than this: newer versions of these records are in the log. */
  drop(keys: readonly string[], run: number): Promise<void>;
}
