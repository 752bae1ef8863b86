import { topics, type FileUse } from '@moisson/contracts';
import { announceUnreadable, defined, OutageError, readableOf, type Clock } from '@moisson/kernel';
import type { ChangeLog, Consumer, LogMessage, NewMessage, Position, Subscription } from '@moisson/domain';
import { Database, migrate, parse, type Migrations, type SizeLimit } from '@moisson/store';
import { resolve } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { BroadcastChannel } from 'node:worker_threads';
import { pruneStep, prunedUpTo, type LogRetention } from './prune-step.ts';
import { SqliteConsumer } from './sqlite-consumer.ts';

/** Messages are read soon after they are written, so a larger cache would not help. A page fits six typical events. */
const FILE = { cacheMiB: 4, pageKiB: 32, shrinks: true };
/** Partitions of each topic: enough to show that only messages with the same key keep their order. */
const PARTITIONS = 4;
/**
 * Topics that sources fill. They are rejected before the file reaches its limit: the indexer must publish to make
 * progress, and if records took the last room, nothing could ever continue.
 */
const FROM_SOURCES: ReadonlySet<string> = new Set([topics.records, topics.recordsBulk]);
/** Share of the file that these topics may not use. It must fit the events that the indexer publishes for a batch. */
const RESERVED = 0.25;
/** Free space kept in the file for later writes, in bytes, and the pages returned to the disk per step. */
const [KEPT_FREE, SHRINK_PAGES] = [64 * 1024 * 1024, 64];
/** Above this share of its limit the file is pruned early, long before record topics are rejected. */
const PRESSED = 0.5;

const migrations: Migrations = [
  // Files of the first versions have these tables and no version number.
  `
  CREATE TABLE IF NOT EXISTS messages (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, topic TEXT NOT NULL, partition INTEGER NOT NULL, key TEXT,
    headers TEXT NOT NULL, value BLOB, at INTEGER NOT NULL
  );
  CREATE INDEX IF NOT EXISTS messages_by_partition ON messages (topic, partition);
  CREATE TABLE IF NOT EXISTS offsets (consumer_group TEXT NOT NULL, topic TEXT NOT NULL, partition INTEGER NOT NULL,
    done INTEGER NOT NULL, PRIMARY KEY (consumer_group, topic, partition)) WITHOUT ROWID;
  `,
  // The last pruned message of each partition.
  `
  CREATE TABLE pruned (topic TEXT NOT NULL, partition INTEGER NOT NULL, up_to INTEGER NOT NULL,
    PRIMARY KEY (topic, partition)) WITHOUT ROWID;
  `,
];

interface MessageRow {
  readonly seq: number;
  readonly topic: string;
  readonly partition: number;
  readonly key: string | null;
  readonly headers: string;
  readonly value: Uint8Array | null;
  readonly at: number;
}

/**
 * The event log in one SQLite file. May be open in several threads of one process; all members of a group must be in
 * one thread. An offset is the row's number in the file: it grows within a partition, with gaps.
 */
export class SqliteChangeLog implements ChangeLog {
  readonly #db: Database;
  readonly #clock: Clock;
  readonly #consumers = new Set<SqliteConsumer>();

  /** Notifies the other threads of new messages in a topic. */
  readonly #news: BroadcastChannel;

  private constructor(db: Database, news: BroadcastChannel, clock: Clock) {
    this.#db = db;
    this.#news = news;
    this.#clock = clock;
    news.onmessage = (event) => this.#wake((event as unknown as { data: string }).data);
  }

  /** Creates or migrates the file. Throws an `OutageError` with the problem of the file, or `disk.newer-version`. */
  static open(path: string, clock: Clock, limit?: SizeLimit): SqliteChangeLog {
    const db = new Database(path, { ...FILE, ...defined({ limit }) });
    try {
      migrate(db, migrations);
    } catch (error) {
      db.close();
      throw error;
    }
    const news = new BroadcastChannel(`moisson-change-log:${resolve(path)}`);
    news.unref();
    return new SqliteChangeLog(db, news, clock);
  }

  async publish(topic: string, messages: readonly NewMessage[]): Promise<readonly Position[]> {
    if (FROM_SOURCES.has(topic)) this.#keepReserve();
    const ends = new Map<number, number>();
    this.#db.transaction(() => {
      for (const { key, headers, value } of messages) {
        const partition = partitionOf(key);
        const seq = this.#db.insert(
          'INSERT INTO messages (topic, partition, key, headers, value, at) VALUES (?, ?, ?, ?, ?, ?)',
          topic,
          partition,
          key,
          JSON.stringify(headers),
          value,
          this.#clock.now().getTime(),
        )!;
        ends.set(partition, seq);
      }
    });
    this.#wake(topic);
    this.#news.postMessage(topic);
    // SQLite blocks the thread: let timers and sockets run between publications.
    await nextTurn();
    return [...ends].map(([partition, seq]) => ({ topic, partition, offset: String(seq) }));
  }

  async subscribe(subscription: Subscription): Promise<Consumer> {
    this.#register(subscription);
    const consumer = new SqliteConsumer(subscription, {
      read: (topic) => this.#read(subscription, topic),
      commit: (messages) => this.#commit(subscription.group, messages),
      ended: () => this.#consumers.delete(consumer),
    });
    this.#consumers.add(consumer);
    consumer.start();
    return consumer;
  }

  async lag(group: string, topics: readonly string[]): Promise<number> {
    let lag = 0;
    for (const topic of topics)
      for (let partition = 0; partition < PARTITIONS; partition += 1)
        lag += this.#db.get<{ behind: number }>(
          'SELECT count(*) AS behind FROM messages WHERE topic = ? AND partition = ? AND seq > ?',
          topic,
          partition,
          this.#done(group, topic, partition),
        )!.behind;
    return lag;
  }

  async reached(group: string, positions: readonly Position[]): Promise<boolean> {
    return positions.every(({ topic, partition, offset }) => this.#done(group, topic, partition) >= Number(offset));
  }

  async tail(topic: string, limit: number): Promise<readonly LogMessage[]> {
    return readableOf(
      'event',
      this.#db.all<MessageRow>('SELECT * FROM messages WHERE topic = ? ORDER BY seq DESC LIMIT ?', topic, limit),
      ({ seq }) => String(seq),
      messageOf,
    );
  }

  async check(): Promise<void> {
    this.#db.check();
    this.#keepReserve();
  }

  /** Returns the disk usage of the file. */
  file(): FileUse {
    return this.#db.use();
  }

  /**
   * Deletes some messages that every group has passed and whose retention time is over; near the limit of the file,
   * also others that every group has passed. Then returns some free space to the disk. One bounded step, so that
   * writers do not wait. Returns the number of deleted messages, and whether there may be more to do.
   */
  prune(retention: LogRetention): { deleted: number; more: boolean } {
    const { size, reusable, limit } = this.#db.use();
    const pressed = limit > 0 && size - reusable > PRESSED * limit;
    const deleted = pruneStep(this.#db, this.#clock.now().getTime(), retention, pressed);
    const shrunk = deleted === 0 && this.#shrink();
    return { deleted, more: deleted > 0 || shrunk };
  }

  /** Moves a group past the pruned messages, for a reader that has their content from elsewhere. */
  skipPruned(group: string): void {
    this.#db.run(
      `UPDATE offsets SET done = max(done, pruned.up_to) FROM pruned
       WHERE offsets.consumer_group = ? AND offsets.topic = pruned.topic AND offsets.partition = pruned.partition`,
      group,
    );
  }

  async close(): Promise<void> {
    await Promise.all([...this.#consumers].map((consumer) => consumer.stop()));
    this.#news.close();
    this.#db.close();
  }

  /** Registers the group: from now on the log keeps messages of these topics that it has not passed. */
  #register({ group, topics: subscribed, mayMiss }: Subscription): void {
    this.#db.transaction(() => {
      for (const topic of subscribed)
        for (let partition = 0; partition < PARTITIONS; partition += 1)
          this.#db.run(
            'INSERT OR IGNORE INTO offsets (consumer_group, topic, partition, done) VALUES (?, ?, ?, 0)',
            group,
            topic,
            partition,
          );
    });
    if (mayMiss === true) this.skipPruned(group);
  }

  /** Throws `disk.limit-reached` if only the reserve is left. */
  #keepReserve(): void {
    this.#db.requireRoom(RESERVED * this.#db.limit);
  }

  /** Returns whether there is more space to return to the disk. */
  #shrink(): boolean {
    const before = this.#db.use();
    const kept = before.limit > 0 ? Math.min(KEPT_FREE, RESERVED * before.limit) : KEPT_FREE;
    if (before.reusable <= kept) return false;
    this.#db.shrink(SHRINK_PAGES);
    const { size, reusable } = this.#db.use();
    // A file of an earlier version cannot shrink.
    return size < before.size && reusable > kept;
  }

  #wake(topic: string): void {
    for (const consumer of this.#consumers) consumer.wake(topic);
  }

  #done(group: string, topic: string, partition: number): number {
    return (
      this.#db.get<{ done: number }>(
        'SELECT done FROM offsets WHERE consumer_group = ? AND topic = ? AND partition = ?',
        group,
        topic,
        partition,
      )?.done ?? 0
    );
  }

  /**
   * Returns the number of the message after which the group continues. Throws `log.pruned` if the log no longer has all
   * later messages.
   */
  #next(group: string, topic: string, partition: number): number {
    const done = this.#done(group, topic, partition);
    if (done < prunedUpTo(this.#db, topic, partition))
      throw new OutageError(this.#db.path, new Error(`group ${group} is at ${done}`), {
        code: 'log.pruned',
        params: { group, topic },
      });
    return done;
  }

  #read({ group, maxBatch, maxBatchBytes, mayMiss }: Subscription, topic: string): LogMessage[] {
    const messages: LogMessage[] = [];
    let bytes = 0;
    for (let partition = 0; partition < PARTITIONS && messages.length < maxBatch; partition += 1)
      for (const row of this.#db.each<MessageRow>(
        'SELECT * FROM messages WHERE topic = ? AND partition = ? AND seq > ? ORDER BY seq LIMIT ?',
        topic,
        partition,
        this.#next(group, topic, partition),
        maxBatch - messages.length,
      )) {
        bytes += row.value?.byteLength ?? 0;
        if (messages.length > 0 && bytes > maxBatchBytes) return messages;
        messages.push(mayMiss === true ? readableMessage(row) : messageOf(row));
      }
    return messages;
  }

  #commit(group: string, messages: readonly LogMessage[]): void {
    const last = new Map(messages.map((message) => [message.partition, message]));
    this.#db.transaction(() => {
      for (const { topic, partition, offset } of last.values())
        this.#db.run(
          `INSERT INTO offsets (consumer_group, topic, partition, done) VALUES (?, ?, ?, ?)
           ON CONFLICT (consumer_group, topic, partition) DO UPDATE SET done = max(done, excluded.done)`,
          group,
          topic,
          partition,
          Number(offset),
        );
    });
  }
}

const messageOf = (row: MessageRow): LogMessage => ({
  topic: row.topic,
  partition: row.partition,
  offset: String(row.seq),
  key: row.key ?? undefined,
  value: row.value ?? undefined,
  headers: parse<Record<string, string>>(row.headers),
  publishedAt: row.at,
});

/** Returns the message of a row; one without a value, and announced, if the row cannot be read. */
const readableMessage = (row: MessageRow): LogMessage => {
  try {
    return messageOf(row);
  } catch (error) {
    announceUnreadable('event', String(row.seq), error);
    return messageOf({ ...row, headers: '{}', value: null });
  }
};

/** FNV-1a over UTF-16 code units. Any fixed hash works, because this log has no other producer. */
const partitionOf = (key: string): number => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < key.length; at += 1) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  return (hash >>> 0) % PARTITIONS;
};
