import { growingPause } from '@moisson/kernel';
import type { Consumer, LogMessage, Subscription } from '@moisson/domain';
import type { Consumer as KafkaConsumer, EachBatchPayload, KafkaMessage } from 'kafkajs';
import { logMessageOf } from './kafka-message.ts';
import { MergedBatches } from './merged-batches.ts';

/** Partitions whose messages may be in hand at once: all of a topic, as a rule. */
const PARTITIONS_AT_ONCE = 16;

interface SubscriptionParts {
  /** A consumer of the topic's group, not yet connected. */
  readonly consumer: (topic: string) => KafkaConsumer;
  readonly topicName: (topic: string) => string;
  readonly heartbeatMs: number;
  /** The longest that a group takes to form, dead members among its own. */
  readonly joinMs: number;
  readonly ended: () => void;
}

/**
 * A member of the groups of a subscription's topics. The first topic is the urgent one: the others start once it has been
 * looked at, and wait between their batches while it has work.
 */
export class KafkaSubscription implements Consumer {
  readonly #subscription: Subscription;
  readonly #parts: SubscriptionParts;
  readonly #stopping = new AbortController();
  readonly #consumers: KafkaConsumer[] = [];
  /** When each topic that we are a member of last went on. */
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
    // Who has nothing in hand may be waiting for the group to form: ending it would only make the others wait anew.
    const allowed = (topic: string): number => (this.#busy(topic) ? 0 : this.#parts.joinMs);
    return Math.max(0, ...[...this.#advanced].map(([topic, at]) => performance.now() - at - allowed(topic)));
  }

  async #startAll(): Promise<void> {
    const [urgent, ...others] = this.#subscription.topics;
    await this.#insist(() => this.#startTopic(urgent!, true));
    for (const topic of others) await this.#insist(() => this.#startTopic(topic, false));
  }

  /** Again and again with growing pauses, for as long as the log does not answer. */
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
      // A fetch begins again and again while nobody answers, too.
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
   * Works a fetched batch through in parts. Only what the broker says of our membership is thrown: kafkajs joins again
   * then, and everything not committed comes again.
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

  /** Hands messages over until they are done, once no more urgent ones are in hand; false when stopped before. */
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

  /** Keeps the membership while something takes its time. A lost one shows at the next commit. */
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

  /** What waits for another topic is not stuck: the other may be. */
  async #waiting(topic: string, other: Promise<void>): Promise<void> {
    this.#advanced.delete(topic);
    await other;
    this.#advance(topic);
  }

  #crashed(topic: string, { error, restart }: { error: Error; restart: boolean }): void {
    // From now on it must join again; kafkajs was seen not to, after the machine had stood still.
    this.#advance(topic);
    this.#subscription.onOutage(error, 1);
    if (restart || this.#stopping.signal.aborted) return;
    // A consumer that ended for good while its process stays up would look alive: end the process instead.
    queueMicrotask(() => {
      throw error;
    });
  }
}

/** Messages in their order, in parts that may be handed over at once. */
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

/** Resolves once the consumer joined and found nothing, or has worked a batch through, or has no partition, or stopped. */
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
