import type { ChangeLog, Consumer, LogMessage, NewMessage, Position, Subscription } from '@moisson/domain';
import { Kafka, Partitioners, type Admin, type Consumer as KafkaConsumer, type Message, type Producer } from 'kafkajs';
import { randomUUID } from 'node:crypto';
import { askAgain } from './ask-again.ts';
import { ConnectedOnce } from './connected-once.ts';
import { KafkaSubscription } from './kafka-subscription.ts';
import { logMessageOf } from './kafka-message.ts';
import { kafkaOptions, type KafkaConnection } from './kafka-options.ts';
import { kafkaOutage } from './kafka-outage.ts';
import type { TopicDeclaration } from './topic-declaration.ts';
import { topicFaults, topicsError } from './topics.ts';

/** Per session: some may be lost. */
const HEARTBEATS = 10;
/** How long a group waits for its members to rejoin. */
const REBALANCE_MS = 30_000;
/**
 * Bytes of one fetch. A consumer holds several, and V8 frees their buffers late: kafkajs's default of 10 MB, for two topics, would be most
 * of a service's memory.
 */
const MAX_FETCH_BYTES = 2 * 1024 * 1024;
/**
 * Bytes of one produce request, which kafkajs copies several times while it encodes it. The topics accept batches of four times that size
 * (`max.message.bytes`).
 */
const MAX_REQUEST_BYTES = 1 * 1024 * 1024;
/** Characters. */
const MAX_HASHED_KEY = 2048;

/**
 * The event log on Kafka. Each topic of a subscription has its own consumer group, so that a bulk load on one topic
 * does not delay another. Never idempotent or transactional: in these modes kafkajs may report records as acknowledged
 * that the broker dropped. Duplicates are harmless, because consumers keep the newest version.
 */
export class KafkaChangeLog implements ChangeLog {
  readonly #kafka: Kafka;
  readonly #prefix: string;
  readonly #sessionMs: number;
  readonly #declared: readonly TopicDeclaration[];
  readonly #subscriptions = new Set<KafkaSubscription>();
  readonly #partitionOf = new WeakMap<Message, number>();
  readonly #producer = new ConnectedOnce(() => this.#newProducer());
  readonly #admin = new ConnectedOnce(() => this.#kafka.admin());

  /** Connects at first use. `declared`: the topics that `check` requires. */
  constructor(connection: KafkaConnection, declared: readonly TopicDeclaration[] = []) {
    this.#kafka = new Kafka(kafkaOptions(connection));
    this.#prefix = connection.topicPrefix ?? '';
    this.#sessionMs = (connection.sessionSeconds ?? 30) * 1000;
    this.#declared = declared;
  }

  async publish(topic: string, messages: readonly NewMessage[]): Promise<readonly Position[]> {
    const ends = new Map<number, bigint>();
    for (const request of requestsOf(messages))
      for (const [partition, offset] of await this.#send(topic, request)) ends.set(partition, offset);
    return [...ends].map(([partition, offset]) => ({ topic, partition, offset: String(offset) }));
  }

  async subscribe(subscription: Subscription): Promise<Consumer> {
    const started = new KafkaSubscription(subscription, {
      consumer: (topic) => this.#consumer(this.#groupOf(subscription.group, topic)),
      topicName: (topic) => this.#prefix + topic,
      heartbeatMs: this.#sessionMs / HEARTBEATS,
      // Long enough to expire dead members, and once more if the leader of the group dies next.
      joinMs: this.#sessionMs + REBALANCE_MS,
      ended: () => this.#subscriptions.delete(started),
    });
    this.#subscriptions.add(started);
    started.start();
    return started;
  }

  async lag(group: string, topics: readonly string[]): Promise<number> {
    return this.#ask(async (admin) => {
      let lag = 0n;
      for (const topic of topics) {
        const done = await this.#done(admin, group, topic);
        for (const { partition, low, high } of await admin.fetchTopicOffsets(this.#prefix + topic)) {
          const next = done.get(partition) ?? -1n;
          lag += BigInt(high) - (next < BigInt(low) ? BigInt(low) : next);
        }
      }
      return Number(lag);
    });
  }

  async reached(group: string, positions: readonly Position[]): Promise<boolean> {
    const byTopic = Map.groupBy(positions, ({ topic }) => topic);
    return this.#ask(async (admin) => {
      for (const [topic, ends] of byTopic) {
        const done = await this.#done(admin, group, topic);
        if (ends.some(({ partition, offset }) => (done.get(partition) ?? -1n) <= BigInt(offset))) return false;
      }
      return true;
    });
  }

  /** Reads the end of each partition with a temporary consumer that commits nothing. */
  async tail(topic: string, limit: number): Promise<readonly LogMessage[]> {
    const name = this.#prefix + topic;
    const ends = await this.#ask((admin) => admin.fetchTopicOffsets(name));
    const wanted = ends.flatMap(({ partition, low, high }) => {
      const from = BigInt(high) - BigInt(limit) > BigInt(low) ? BigInt(high) - BigInt(limit) : BigInt(low);
      return from < BigInt(high) ? [{ partition, from, to: BigInt(high) }] : [];
    });
    if (wanted.length === 0) return [];
    const found: { message: LogMessage; at: string }[] = [];
    const groupId = `${this.#prefix}moisson-tail-${randomUUID()}`;
    const consumer = this.#consumer(groupId);
    const missing = new Map(wanted.map(({ partition, to }) => [partition, to]));
    try {
      await consumer.connect();
      await consumer.subscribe({ topic: name, fromBeginning: true });
      const whole = Promise.withResolvers<undefined>();
      consumer.on(consumer.events.CRASH, ({ payload }) => whole.reject(payload.error));
      await consumer.run({
        autoCommit: false,
        eachMessage: async ({ partition, message }) => {
          const to = missing.get(partition);
          if (to === undefined) return;
          found.push({ message: logMessageOf(topic, partition, message), at: message.timestamp });
          if (BigInt(message.offset) + 1n < to) return;
          missing.delete(partition);
          if (missing.size === 0) whole.resolve(undefined);
        },
      });
      for (const { partition, from } of wanted) consumer.seek({ topic: name, partition, offset: String(from) });
      await whole.promise;
    } catch (error) {
      throw kafkaOutage(error);
    } finally {
      await consumer.disconnect();
      await this.#ask((admin) => admin.deleteGroups([groupId])).catch(() => undefined);
    }
    return found
      .sort((a, b) => Number(b.at) - Number(a.at) || Number(b.message.offset) - Number(a.message.offset))
      .slice(0, limit)
      .map(({ message }) => message);
  }

  /** Throws `config.invalid` if a declared topic is missing or different, `OutageError` if no broker answers. */
  async check(): Promise<void> {
    const faults = await this.#ask((admin) => topicFaults(admin, this.#declared, this.#prefix));
    if (faults.length > 0) throw topicsError(faults);
  }

  async close(): Promise<void> {
    await Promise.all([...this.#subscriptions].map((subscription) => subscription.stop()));
    await this.#producer.close();
    await this.#admin.close();
  }

  /** Returns the last offset of the messages in each partition. */
  async #send(topic: string, messages: readonly NewMessage[]): Promise<[number, bigint][]> {
    const sent: Message[] = messages.map(({ key, value, headers }) => ({
      key,
      value: Buffer.from(value.buffer, value.byteOffset, value.byteLength),
      headers: { ...headers },
    }));
    try {
      const producer = await this.#producer.get();
      const results = await producer.send({ topic: this.#prefix + topic, acks: -1, messages: sent });
      const counts = Map.groupBy(sent, (message) => this.#partitionOf.get(message));
      return results.map(({ partition, baseOffset }) => [
        partition,
        BigInt(baseOffset ?? 0) + BigInt(counts.get(partition)?.length ?? 1) - 1n,
      ]);
    } catch (error) {
      throw kafkaOutage(error);
    }
  }

  #newProducer(): Producer {
    const choose = Partitioners.DefaultPartitioner();
    return this.#kafka.producer({
      idempotent: false,
      allowAutoTopicCreation: false,
      // Kafka's own murmur2 hash of the key. The chosen partition is stored for the result.
      createPartitioner: () => (args) => {
        const partition = choose({ ...args, message: { ...args.message, key: hashedPart(args.message.key) } });
        this.#partitionOf.set(args.message, partition);
        return partition;
      },
    });
  }

  async #ask<T>(question: (admin: Admin) => Promise<T>): Promise<T> {
    try {
      return await askAgain(async () => question(await this.#admin.get()));
    } catch (error) {
      throw kafkaOutage(error);
    }
  }

  async #done(admin: Admin, group: string, topic: string): Promise<Map<number, bigint>> {
    const [offsets] = await admin.fetchOffsets({
      groupId: this.#groupOf(group, topic),
      topics: [this.#prefix + topic],
    });
    return new Map(offsets?.partitions.map(({ partition, offset }) => [partition, BigInt(offset)]));
  }

  #groupOf(group: string, topic: string): string {
    return `${this.#prefix}${group}.${topic}`;
  }

  #consumer(groupId: string): KafkaConsumer {
    return this.#kafka.consumer({
      groupId,
      allowAutoTopicCreation: false,
      sessionTimeout: this.#sessionMs,
      rebalanceTimeout: REBALANCE_MS,
      heartbeatInterval: this.#sessionMs / HEARTBEATS,
      maxWaitTimeInMs: 250,
      maxBytes: MAX_FETCH_BYTES,
      // Whatever failed, rejoining the group helps. The subscription reports the outage.
      retry: { restartOnFailure: async () => true },
    });
  }
}

/**
 * Returns the part of a key from which its partition is chosen. kafkajs hashes in 64-bit objects, 1 ms for a KB: a dead letter keeps the
 * key of its message, which may be as large as a message, and our own keys are shorter.
 */
const hashedPart = (key: Message['key']): string | null =>
  key === null || key === undefined ? null : key.toString().slice(0, MAX_HASHED_KEY);

/** Splits messages, in their order, into requests of at most the bytes that the topics accept. */
function* requestsOf(messages: readonly NewMessage[]): Generator<readonly NewMessage[]> {
  let request: NewMessage[] = [];
  let bytes = 0;
  for (const message of messages) {
    const size = message.value.byteLength + 1024;
    if (request.length > 0 && bytes + size > MAX_REQUEST_BYTES) {
      yield request;
      [request, bytes] = [[], 0];
    }
    request.push(message);
    bytes += size;
  }
  if (request.length > 0) yield request;
}
