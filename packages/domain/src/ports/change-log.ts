/** A stored event of the log. */
export interface LogMessage {
  readonly topic: string;
  readonly partition: number;
  /** An integer as text, because Kafka's offsets have 64 bits. */
  readonly offset: string;
  readonly key: string | undefined;
  readonly value: Uint8Array | undefined;
  readonly headers: Readonly<Record<string, string>>;
  /** When the log stored it, in milliseconds since 1970. */
  readonly publishedAt: number;
}

export interface NewMessage {
  readonly key: string;
  readonly value: Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
}

/** The offset of the last message that a call of `publish` wrote to a partition. */
export interface Position {
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
}

export interface Subscription {
  readonly group: string;
  readonly topics: readonly string[];
  /** At most this many messages per call of `handle`. */
  readonly maxBatch: number;
  /** At most this many bytes of values per call of `handle`; a larger message is passed alone. */
  readonly maxBatchBytes: number;
  /**
   * Largest number of batches of a topic in progress at once; default 1. A log that does not partition its topics
   * passes one at a time.
   */
  readonly batchesAtOnce?: number;
  /**
   * If set, the group continues after messages that the log dropped before it read them, and gets no `log.pruned`; a message that the log
   * cannot read is passed without headers and value, and announced.
   */
  readonly mayMiss?: true;
  /**
   * Called with messages in the order of each partition. May be called concurrently for different partitions. The
   * offset moves only when the returned promise resolves. A rejection is an outage and not a fault of the messages: the
   * same messages are passed again after a pause, and none is skipped.
   */
  readonly handle: (messages: readonly LogMessage[], signal: AbortSignal) => Promise<void>;
  /** Called at each outage. */
  readonly onOutage: (error: unknown, attempt: number) => void;
}

export interface Consumer {
  /** Waits for the messages in hand, then ends. May be called twice. */
  stop(): Promise<void>;
  /**
   * Milliseconds since the last progress: a look for messages, a finished batch or a reported outage. A large value
   * means that the consumer is stuck or the log does not answer. 0 while it sleeps.
   */
  stalledMilliseconds(): number;
}

/**
 * The durable event log between services. Messages with one key keep their order within a topic; offsets only grow. A
 * log may drop old messages that all groups of a topic have passed, or that have a newer message with the same key. If
 * a group would miss other messages, it reads nothing and gets the outage `log.pruned`.
 */
export interface ChangeLog {
  /**
   * Resolves when the messages are stored durably; returns the position of the last one in each partition. Throws
   * `OutageError`.
   */
  publish(topic: string, messages: readonly NewMessage[]): Promise<readonly Position[]>;
  subscribe(subscription: Subscription): Promise<Consumer>;
  /** Returns the number of published messages of these topics that the group has not processed. */
  lag(group: string, topics: readonly string[]): Promise<number>;
  /** Returns whether the group has processed everything up to these positions. */
  reached(group: string, positions: readonly Position[]): Promise<boolean>;
  /**
   * Returns the newest messages of a topic, newest first. Messages of one instant may come in any order, but those with
   * one key keep theirs.
   */
  tail(topic: string, limit: number): Promise<readonly LogMessage[]>;
  /** Resolves if the log can be used. Throws `OutageError` otherwise. */
  check(): Promise<void>;
  close(): Promise<void>;
}
