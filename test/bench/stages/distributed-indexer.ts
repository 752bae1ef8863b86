import { INDEXER_GROUP, topics } from '@moisson/contracts';
import { aSource } from '@moisson/testkit';
import { Kafka, logLevel } from 'kafkajs';
import { setTimeout as pause } from 'node:timers/promises';
import { withDistributedLine, type DistributedLine } from '../../support/distributed-line.ts';
import type { Figure, Figures, Stage } from '../figure.ts';
import { rawUpsert } from './raw-servers.ts';

const RECORDS = [topics.records, topics.recordsBulk];

/**
 * Ours: the indexer alone, as a process, on the record events that a harvester left: first new to it, then all of them again. Then raw: the
 * documents that it left.
 */
export const distributedIndexer: Stage = async ({ url, size, servers }) => {
  let figures: Figures = {};
  await withDistributedLine(servers!, async (line) => {
    const source = aSource({
      endpoint: url,
      politeness: { crawlDelaySeconds: 0 },
      quota: { maxRecords: 10_000_000, maxBytes: 2 ** 40 },
    });
    await line.store.registry.create(source);
    await line.start('harvester');
    await line.store.polls.schedule(source.id, await line.store.polls.now(), 'operator');
    while ((await line.store.runs.list({ sourceId: source.id, limit: 1 })).length === 0) await pause(100);
    await line.stopAll();
    const fresh = await indexing(line);
    await rewind(line);
    const replay = await indexing(line);
    const written = await rawUpsert(line, size, ['records', 'datasets']);
    figures = { 'index fresh': fresh, 'index replay': replay, 'write of the same documents': written };
  });
  return figures;
};

/** Measures from the first processed events to the last, without the indexer's start. */
const indexing = async (line: DistributedLine): Promise<Figure> => {
  const behind = (): Promise<number> => line.changeLog.lag(INDEXER_GROUP, RECORDS);
  const all = await behind();
  await line.start('indexer');
  let first = all;
  for (; first === all; first = await behind()) await pause(10);
  const start = performance.now();
  while ((await behind()) > 0) await pause(10);
  const seconds = (performance.now() - start) / 1000;
  await line.stopAll();
  return { value: first / seconds, unit: 'records/s' };
};

/** Resets the group's offsets, as an operator would to index everything again. */
const rewind = async ({ env }: DistributedLine): Promise<void> => {
  const admin = new Kafka({
    brokers: env.KAFKA_BROKERS!.split(','),
    clientId: 'rewind',
    logLevel: logLevel.NOTHING,
  }).admin();
  await admin.connect();
  for (const topic of RECORDS)
    await admin.resetOffsets({
      groupId: `${env.KAFKA_TOPIC_PREFIX}${INDEXER_GROUP}.${topic}`,
      topic: `${env.KAFKA_TOPIC_PREFIX}${topic}`,
      earliest: true,
    });
  await admin.disconnect();
};
