/** An event as it lies in the log. */
export interface LogMessage {
  readonly topic: string;
  readonly partition: number;
  /** A whole number as text: Kafka's are 64 bits wide. */
  readonly offset: string;
  readonly key: string | undefined;
  readonly value: Uint8Array | undefined;
  readonly headers: Readonly<Record<string, string>>;
  /** When the log took it, in milliseconds since 1970. */
  readonly publishedAt: number;
}

export interface NewMessage {
  readonly key: string;
  readonly value: Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
}

/** The last offset that a publication came to in one partition. */
export interface Position {
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
}

export interface Subscription {
  readonly group: string;
  readonly topics: readonly string[];
  /** At most this many messages are handed over at once. */
  readonly maxBatch: number;
  /** At most this many bytes of values are handed over at once; a message that is larger by itself comes alone. */
  readonly maxBatchBytes: number;
  /** Batches of a topic that may be in hand at once; one, where that is not said. A log that has its messages in one place hands over one. */
  readonly batchesAtOnce?: number;
  /**
   * Called with messages in the order of each partition; perhaps again, with those of other partitions, before it resolved. Resolves when all of them are done: only then the offset moves.
   * A rejection is an outage, nobody's data: the same messages are handed over again after a pause, none is skipped.
   */
  readonly handle: (messages: readonly LogMessage[], signal: AbortSignal) => Promise<void>;
  /** Told of each outage. */
  readonly onOutage: (error: unknown, attempt: number) => void;
}

export interface Consumer {
  /** Waits for the messages in hand, then ends. May be called twice. */
  stop(): Promise<void>;
  /**
   * Milliseconds since it last went on: looked for messages, was done with some, or told of an outage. Long means that
   * it is stuck, or that the log does not answer; 0 while it sleeps.
   */
  stalledMilliseconds(): number;
}

/**
 * The durable event log between services. Order holds per key, within a topic; offsets only grow. A log may drop old messages that all of
 * a topic's groups are past, or of which it keeps a newer one of the same key. A group that would miss others reads nothing and is told of
 * an outage, `log.pruned`.
 */
export interface ChangeLog {
  /** Resolves once the log holds the messages for good; returns where they end. Throws `OutageError`. */
  publish(topic: string, messages: readonly NewMessage[]): Promise<readonly Position[]>;
  subscribe(subscription: Subscription): Promise<Consumer>;
  /** Messages published and not yet done by the group, over the topics. */
  lag(group: string, topics: readonly string[]): Promise<number>;
  /** Whether the group is done with everything up to these positions. */
  reached(group: string, positions: readonly Position[]): Promise<boolean>;
  /** The newest messages of a topic, newest first; of one instant in any order, but those of one key in theirs. */
  tail(topic: string, limit: number): Promise<readonly LogMessage[]>;
  /** Resolves when the log can be used. Throws `OutageError` otherwise. */
  check(): Promise<void>;
  close(): Promise<void>;
}
