import { growingPause } from '@moisson/kernel';
import type { Consumer, LogMessage, Subscription } from '@moisson/domain';
import type { Consumer as KafkaConsumer, EachBatchPayload, KafkaMessage } from 'kafkajs';
import { logMessageOf } from './kafka-message.ts';
import { MergedBatches } from './merged-batches.ts';

/** Partitions processed at once: usually all of a topic. */
const PARTITIONS_AT_ONCE = 16;

interface SubscriptionParts {
  /** Returns a consumer of the topic's group, not connected yet. */
  readonly consumer: (topic: string) => KafkaConsumer;
  readonly topicName: (topic: string) => string;
  readonly heartbeatMs: number;
  /** The longest time that a group takes to form while it waits for dead members. */
  readonly joinMs: number;
  readonly ended: () => void;
}

/**
 * A member of the groups of a subscription's topics. The first topic is the urgent one: the others start after it was
 * read for the first time, and they wait between batches while it has work.
 */
export class KafkaSubscription implements Consumer {
  readonly #subscription: Subscription;
  readonly #parts: SubscriptionParts;
  readonly #stopping = new AbortController();
  readonly #consumers: KafkaConsumer[] = [];
  /** For each topic that we are a member of, the time of its last progress. */
  readonly #advanced = new Map<string, number>();
  readonly #batches: ReadonlyMap<string, MergedBatches>;
  #running: Promise<void> | undefined;

  constructor(subscription: Subscription, parts: SubscriptionParts) {
    this.#subscription = subscription;
    this.#parts = parts;
    const { topics, maxBatch, maxBatchBytes: maxBytes, batchesAtOnce: concurrency = 1 } = subscription;
    this.#batches = new Map(
      topics.map((topic) => [
        topic,
        new MergedBatches((messages) => this.#handle(topic, messages), { maxBatch, maxBytes, concurrency }),
      ]),
    );
  }

  start(): void {
    this.#running ??= this.#startAll();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
    await Promise.all(this.#consumers.map((consumer) => consumer.disconnect().catch(() => undefined)));
    this.#parts.ended();
  }

  stalledMilliseconds(): number {
    // A member without messages may be waiting for the group to form: if the process ended now, the others would have
    // to wait again.
    const allowed = (topic: string): number => (this.#busy(topic) ? 0 : this.#parts.joinMs);
    return Math.max(0, ...[...this.#advanced].map(([topic, at]) => performance.now() - at - allowed(topic)));
  }

  async #startAll(): Promise<void> {
    const [urgent, ...others] = this.#subscription.topics;
    await this.#insist(() => this.#startTopic(urgent!, true));
    for (const topic of others) await this.#insist(() => this.#startTopic(topic, false));
  }

  /** Repeats the work with growing pauses until the log answers. */
  async #insist(work: () => Promise<void>): Promise<void> {
    for (let attempt = 1; !this.#stopping.signal.aborted; attempt += 1)
      try {
        await work();
        return;
      } catch (error) {
        this.#subscription.onOutage(error, attempt);
        await growingPause(attempt, this.#stopping.signal);
      }
  }

  async #startTopic(topic: string, urgent: boolean): Promise<void> {
    const consumer = this.#parts.consumer(topic);
    try {
      await consumer.connect();
      await consumer.subscribe({ topic: this.#parts.topicName(topic), fromBeginning: true });
      const looked = firstLook(consumer, this.#stopping.signal);
      consumer.on(consumer.events.CRASH, ({ payload }) => this.#crashed(topic, payload));
      consumer.on(consumer.events.GROUP_JOIN, () => this.#advance(topic));
      // A fetch also starts repeatedly while no broker answers.
      consumer.on(consumer.events.FETCH_START, () => {
        if (this.#advanced.has(topic) && !this.#busy(topic)) this.#advance(topic);
      });
      await consumer.run({
        eachBatchAutoResolve: false,
        autoCommit: true,
        partitionsConsumedConcurrently: PARTITIONS_AT_ONCE,
        eachBatch: (batch) => this.#batch(topic, batch),
      });
      this.#consumers.push(consumer);
      if (urgent) await looked;
    } catch (error) {
      if (!this.#consumers.includes(consumer)) await consumer.disconnect().catch(() => undefined);
      throw error;
    }
  }

  /**
   * Processes a fetched batch in parts. Throws only errors about our group membership: kafkajs then rejoins, and
   * everything uncommitted is delivered again.
   */
  async #batch(topic: string, payload: EachBatchPayload): Promise<void> {
    const { batch } = payload;
    const heartbeat = (): Promise<void> => payload.heartbeat();
    for (const part of partsOf(batch.messages, this.#subscription)) {
      if (!payload.isRunning() || payload.isStale() || this.#stopping.signal.aborted) return;
      const messages = part.map((message) => logMessageOf(topic, batch.partition, message));
      if (!(await this.#whileBeating(heartbeat, this.#batches.get(topic)!.add(messages)))) return;
      const last = part.at(-1)!.offset;
      payload.resolveOffset(last);
      await payload.commitOffsetsIfNecessary({
        topics: [
          { topic: batch.topic, partitions: [{ partition: batch.partition, offset: String(BigInt(last) + 1n) }] },
        ],
      });
      await heartbeat();
      this.#advance(topic);
    }
  }

  /**
   * Passes messages to the handler until it succeeds, but waits while more urgent ones are in progress. Returns false
   * if it was stopped before.
   */
  async #handle(topic: string, messages: readonly LogMessage[]): Promise<boolean> {
    const [urgent] = this.#subscription.topics;
    while (topic !== urgent && this.#busy(urgent!)) await this.#waiting(topic, this.#batches.get(urgent!)!.idle());
    for (let attempt = 1; !this.#stopping.signal.aborted; attempt += 1)
      try {
        await this.#subscription.handle(messages, this.#stopping.signal);
        return true;
      } catch (error) {
        this.#advance(topic);
        this.#subscription.onOutage(error, attempt);
        await growingPause(attempt, this.#stopping.signal);
      }
    return false;
  }

  /** Sends heartbeats during long work, to keep the membership. A lost membership is noticed at the next commit. */
  async #whileBeating<T>(heartbeat: () => Promise<void>, work: Promise<T>): Promise<T> {
    const beat = setInterval(() => void heartbeat().catch(() => undefined), this.#parts.heartbeatMs);
    try {
      return await work;
    } finally {
      clearInterval(beat);
    }
  }

  #advance(topic: string): void {
    this.#advanced.set(topic, performance.now());
  }

  #busy(topic: string): boolean {
    return this.#batches.get(topic)!.busy;
  }

  /** A topic that waits for another one does not count as stuck: the other one may be. */
  async #waiting(topic: string, other: Promise<void>): Promise<void> {
    this.#advanced.delete(topic);
    await other;
    this.#advance(topic);
  }

  #crashed(topic: string, { error, restart }: { error: Error; restart: boolean }): void {
    // From now on the stall clock runs: kafkajs must rejoin, and sometimes does not after the machine was suspended.
    this.#advance(topic);
    this.#subscription.onOutage(error, 1);
    if (restart || this.#stopping.signal.aborted) return;
    // A consumer that has ended while its process stays up would look alive: end the process instead.
    queueMicrotask(() => {
      throw error;
    });
  }
}

/** Splits messages, in their order, into parts within the subscription's limits. */
function* partsOf(
  messages: readonly KafkaMessage[],
  { maxBatch, maxBatchBytes }: Pick<Subscription, 'maxBatch' | 'maxBatchBytes'>,
): Generator<readonly KafkaMessage[]> {
  let part: KafkaMessage[] = [];
  let bytes = 0;
  for (const message of messages) {
    const size = message.value?.byteLength ?? 0;
    if (part.length === maxBatch || (part.length > 0 && bytes + size > maxBatchBytes)) {
      yield part;
      [part, bytes] = [[], 0];
    }
    part.push(message);
    bytes += size;
  }
  if (part.length > 0) yield part;
}

/** Resolves when the consumer has joined and found nothing, has processed a batch, has no partition, or has stopped. */
const firstLook = (consumer: KafkaConsumer, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    consumer.on(consumer.events.FETCH, ({ payload }) => {
      if (payload.numberOfBatches === 0) resolve();
    });
    consumer.on(consumer.events.END_BATCH_PROCESS, () => resolve());
    consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
      if (Object.values(payload.memberAssignment).every((partitions) => partitions.length === 0)) resolve();
    });
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
