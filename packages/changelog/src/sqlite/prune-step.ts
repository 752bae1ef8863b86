import type { Database } from '@moisson/store';

/** How long messages are kept after every group has passed them. */
export interface LogRetention {
  readonly milliseconds: number;
  /** A longer time for topics that people read later. To make room, their messages are pruned last. */
  readonly kept: { readonly topics: readonly string[]; readonly milliseconds: number };
}

/** Rows that one step reads in each partition: about a millisecond of work. */
const STEP_ROWS = 100;

interface Partition {
  readonly topic: string;
  readonly partition: number;
}

/**
 * Deletes some messages at the beginning of each partition that all groups have passed and whose time is over; with
 * `pressed`, whatever their time. Returns the number deleted.
 */
export const pruneStep = (db: Database, now: number, retention: LogRetention, pressed: boolean): number =>
  db.transaction(() => {
    const { milliseconds, kept } = retention;
    const [lookedAt, others] = [[] as Partition[], [] as Partition[]];
    for (const one of partitionsOf(db)) (kept.topics.includes(one.topic) ? lookedAt : others).push(one);
    const cut = (partitions: readonly Partition[], before: number): number =>
      partitions.reduce((sum, one) => sum + cutPartition(db, one, now, before), 0);
    const old = cut(others, now - milliseconds) + cut(lookedAt, now - kept.milliseconds);
    if (!pressed || old > 0) return old;
    return cut(others, now + 1) || cut(lookedAt, now + 1);
  });

/** Returns the number of the last pruned message of a partition. */
export const prunedUpTo = (db: Database, topic: string, partition: number): number =>
  db.get<{ up_to: number }>('SELECT up_to FROM pruned WHERE topic = ? AND partition = ?', topic, partition)?.up_to ?? 0;

/** Steps through the index from one partition to the next: a full scan would take time proportional to the log. */
const partitionsOf = (db: Database): Partition[] => {
  const found: Partition[] = [];
  for (let last: Partition = { topic: '', partition: -1 }; ;) {
    const next = db.get<{ topic: string; partition: number }>(
      'SELECT topic, partition FROM messages WHERE (topic, partition) > (?, ?) ORDER BY topic, partition LIMIT 1',
      last.topic,
      last.partition,
    );
    if (next === undefined) return found;
    found.push((last = next));
  }
};

const cutPartition = (db: Database, { topic, partition }: Partition, now: number, before: number): number => {
  const rows = db.all<{ seq: number; at: number }>(
    `SELECT seq, at FROM messages WHERE topic = ? AND partition = ? AND seq <= coalesce(
       (SELECT min(done) FROM offsets WHERE topic = ? AND partition = ?), 9e18) ORDER BY seq LIMIT ?`,
    ...[topic, partition, topic, partition, STEP_ROWS],
  );
  // A time in the future was written before the clock was set back. It would prevent pruning of all later messages
  // until then.
  for (const { seq } of rows.filter(({ at }) => at > now)) db.run('UPDATE messages SET at = ? WHERE seq = ?', now, seq);
  const first = rows.findIndex(({ at }) => Math.min(at, now) >= before);
  const last = rows[(first === -1 ? rows.length : first) - 1];
  if (last === undefined) return 0;
  db.run(
    `INSERT INTO pruned (topic, partition, up_to) VALUES (?, ?, ?)
     ON CONFLICT (topic, partition) DO UPDATE SET up_to = excluded.up_to`,
    ...[topic, partition, last.seq],
  );
  return db.run('DELETE FROM messages WHERE topic = ? AND partition = ? AND seq <= ?', topic, partition, last.seq);
};
