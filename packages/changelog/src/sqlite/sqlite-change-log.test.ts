import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { topics } from '@moisson/contracts';
import { MoissonError } from '@moisson/kernel';
import type { LogMessage } from '@moisson/domain';
import { Database } from '@moisson/store';
import { ManualClock } from '@moisson/testkit';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LogPruner } from './log-pruner.ts';
import type { LogRetention } from './prune-step.ts';
import { SqliteChangeLog } from './sqlite-change-log.ts';

const HOUR = 3_600_000;
const retention: LogRetention = { milliseconds: HOUR, kept: { topics: [topics.deadLetters], milliseconds: 10 * HOUR } };
const limit = { mebibytes: 8, setting: 'MOISSON_CHANGELOG_MAX_MIB' };

let dir: string;
let path: string;
let clock: ManualClock;
let log: SqliteChangeLog;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'moisson-log-'));
  path = join(dir, 'changelog.sqlite');
  clock = new ManualClock();
  log = SqliteChangeLog.open(path, clock, limit);
});
afterEach(async () => {
  await log.close();
  await rm(dir, { recursive: true });
});

const publish = (topic: string, count: number, bytes = 10) =>
  log.publish(
    topic,
    Array.from({ length: count }, (_, at) => ({ key: `k${at}`, value: new Uint8Array(bytes), headers: {} })),
  );
/** Follows the topic until `count` messages were handled, or an outage; returns which of the two. */
const follow = async (group: string, topic: string, count: number): Promise<unknown> => {
  const done = Promise.withResolvers<unknown>();
  const got: LogMessage[] = [];
  const consumer = await log.subscribe({
    ...{ group, topics: [topic], maxBatch: 50, maxBatchBytes: 1e6 },
    handle: async (messages) => {
      got.push(...messages);
      if (got.length >= count) done.resolve(got.length);
    },
    onOutage: (error) => done.resolve(error),
  });
  const result = await done.promise;
  await consumer.stop();
  return result;
};
const prune = async (): Promise<number> => {
  const pruned: number[] = [];
  const fail = (error: unknown): void => {
    throw error;
  };
  await new LogPruner(log, retention, { pruned: (count) => pruned.push(count), outage: fail }).run();
  return pruned[0] ?? 0;
};
const held = async (topic: string): Promise<number> => (await log.tail(topic, 100_000)).length;

test('messages are pruned once every group has passed them and their time is over; dead letters are kept longer', async () => {
  const positions = await publish('t', 500);
  await publish(topics.deadLetters, 3);
  expect(await follow('quick', 't', 500)).toBe(500);
  const slow = await log.subscribe({
    ...{ group: 'slow', topics: ['t'], maxBatch: 500, maxBatchBytes: 1e6, onOutage: () => undefined },
    handle: () => Promise.reject(new Error('panne')),
  });
  expect(await prune()).toBe(0);
  clock.advance({ seconds: 2 * 3600 });
  expect(await prune()).toBe(0);
  await slow.stop();
  expect(await follow('slow', 't', 500)).toBe(500);
  expect(await prune()).toBe(500);
  expect([await held('t'), await held(topics.deadLetters)]).toEqual([0, 3]);
  expect([await log.lag('quick', ['t']), await log.reached('quick', positions)]).toEqual([0, true]);
  clock.advance({ seconds: 10 * 3600 });
  expect(await prune()).toBe(3);
});

test('offsets continue after pruning', async () => {
  const [before] = await publish('t', 1);
  clock.advance({ seconds: 2 * 3600 });
  expect(await prune()).toBe(1);
  await log.close();
  log = SqliteChangeLog.open(path, clock, limit);
  const [after] = await publish('t', 1);
  expect(Number(after!.offset)).toBeGreaterThan(Number(before!.offset));
});

test('a group that comes too late gets an outage, and reads nothing until it has the missing data from elsewhere', async () => {
  await publish('t', 10);
  clock.advance({ seconds: 2 * 3600 });
  await prune();
  await publish('t', 10);
  expect(await follow('late', 't', 1)).toMatchObject({ code: 'log.pruned', params: { group: 'late', topic: 't' } });
  log.skipPruned('late');
  expect(await follow('late', 't', 10)).toBe(10);
});

test('after the clock was set back, no message is kept for ever', async () => {
  clock.advance({ hours: 9600 });
  await publish('t', 10);
  clock.advance({ hours: -9600 });
  await publish('t', 10);
  expect(await prune()).toBe(0);
  clock.advance({ seconds: 2 * 3600 });
  expect(await prune()).toBe(20);
});

test("near its limit the log is pruned early, record topics are rejected before the indexer's topics, and work continues", async () => {
  await log.subscribe({
    ...{ group: 'g', topics: [topics.records], maxBatch: 500, maxBatchBytes: 1e6, onOutage: () => undefined },
    handle: () => Promise.reject(new Error('panne')),
  });
  const untilRefused = async (topic: string): Promise<unknown> => {
    try {
      for (;;) await publish(topic, 10, 10_000);
    } catch (error) {
      return error;
    }
  };
  const refused = expect.objectContaining({
    code: 'disk.limit-reached',
    params: expect.objectContaining({ file: path }),
  });
  expect(await untilRefused(topics.records)).toEqual(refused);
  await expect(log.check()).rejects.toEqual(refused);
  // No group has read the records: they stay. No group reads datasets: they are pruned when room is needed.
  for (let round = 0; round < 5; round += 1) {
    await publish(topics.datasets, 30, 10_000);
    expect(await prune()).toBeGreaterThan(0);
  }
  expect(await held(topics.records)).toBeGreaterThan(100);
  const { size, limit: most } = log.file();
  expect(size).toBeLessThanOrEqual(most);
});

test('pruned space is returned to the disk', async () => {
  await publish('t', 400, 10_000);
  const { size: before } = log.file();
  clock.advance({ seconds: 2 * 3600 });
  expect(await prune()).toBe(400);
  const { size, reusable } = log.file();
  expect(size).toBeLessThan(before / 2);
  expect(reusable).toBeLessThan(1024 * 1024);
});

test('a log of the first versions can be followed, pruned and written to', async () => {
  const old = join(dir, 'old.sqlite');
  const db = new Database(old, { pageKiB: 32 });
  db.exec(`
    CREATE TABLE messages (seq INTEGER PRIMARY KEY AUTOINCREMENT, topic TEXT NOT NULL, partition INTEGER NOT NULL, key TEXT,
      headers TEXT NOT NULL, value BLOB, at INTEGER NOT NULL);
    CREATE INDEX messages_by_partition ON messages (topic, partition);
    CREATE TABLE offsets (consumer_group TEXT NOT NULL, topic TEXT NOT NULL, partition INTEGER NOT NULL,
      done INTEGER NOT NULL, PRIMARY KEY (consumer_group, topic, partition)) WITHOUT ROWID;
    INSERT INTO messages (topic, partition, key, headers, value, at) VALUES ('t', 0, 'a', '{}', x'01', 0), ('t', 0, 'a', '{}', x'02', 0);
    INSERT INTO offsets VALUES ('g', 't', 0, 1);
  `);
  db.close();
  await log.close();
  log = SqliteChangeLog.open(old, clock, limit);
  expect(await prune()).toBe(1);
  expect(await follow('g', 't', 1)).toBe(1);
  expect(await prune()).toBe(1);
  const [position] = await publish('t', 1);
  expect(Number(position!.offset)).toBe(3);
  expect(await follow('new', 't', 1)).toBeInstanceOf(MoissonError);
});
