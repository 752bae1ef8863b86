import { expect, test } from '@jest/globals';
import { encodeEvent, SqliteChangeLog } from '@moisson/changelog';
import { INDEXER_GROUP, topics, type RebuildStep } from '@moisson/contracts';
import { datasetIdOf, idOf, type StoredRecord } from '@moisson/domain';
import { systemClock } from '@moisson/kernel';
import { Indexer, indexerEvents } from '@moisson/indexer';
import { createLogger, readConfig } from '@moisson/runtime';
import { EmbeddedLine } from '@moisson/standalone';
import { Database, openSqliteCatalogue, storeFiles, type CatalogueStore } from '@moisson/store';
import { aRecord, aRemoval } from '@moisson/testkit';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { seeded } from '../support/seeded.ts';

const { random, seed } = seeded();
const pick = (n: number): number => Math.floor(random() * n);

/** Records of three sources in versions that join, split and leave clusters; some are removed. */
const versions = (): StoredRecord[] => {
  const all: StoredRecord[] = [];
  for (let run = 1; run <= 4; run += 1)
    for (let at = 0; at < 260; at += 1) {
      if (run > 1 && pick(3) > 0) continue;
      const common = {
        ...{ sourceId: ['laval', 'quebec', 'region'][at % 3], recordKey: `r${at}`, run, authority: 40 + (at % 3) },
        links: pick(2) === 0 ? [] : [`l:${pick(90)}`],
      };
      all.push(pick(8) === 0 ? aRemoval(common) : aRecord(common));
    }
  return all;
};

const messageOf = (record: StoredRecord) => {
  const { state, ...data } = record;
  const key = idOf(record);
  return encodeEvent(key, {
    ...{ id: `${key}@${record.run}`, source: `/sources/${record.sourceId}`, subject: record.recordKey },
    ...{ time: '2026-11-24T12:00:00.000Z', data },
    type: state === 'live' ? 'org.moisson.record.upserted.v1' : 'org.moisson.record.removed.v1',
  });
};

/** Returns everything stored under the ids of these records: datasets, redirects, removals. */
const standing = async ({ datasetReads }: CatalogueStore, records: readonly StoredRecord[]) =>
  new Map(
    [...(await datasetReads.bodies([...new Set(records.map(datasetIdOf))]))].map(([id, { revision: _, ...body }]) => [
      id,
      body,
    ]),
  );

const dropDatasets = (dir: string): void => {
  const db = new Database(storeFiles(dir).catalogue);
  for (const table of ['datasets', 'dataset_bodies', 'dataset_changes']) db.exec(`DELETE FROM ${table}`);
  db.close();
};

/** Runs all steps, each twice, as after an interruption. */
const rebuildAll = async (rebuild: (after: string | undefined) => Promise<RebuildStep>): Promise<number> => {
  let records = 0;
  for (let after: string | undefined; ;) {
    await rebuild(after);
    const step = await rebuild(after);
    expect(step.failed).toEqual([]);
    records += step.records;
    if (step.next === undefined) return records;
    after = step.next;
  }
};

const untilRefused = async (work: () => Promise<void>): Promise<never> => {
  for (;;) {
    await work();
    await pause(50);
  }
};

test(`a catalogue rebuilt from its records, without the log, equals the one that was lost (SEED=${seed})`, async () => {
  const dir = await mkdtemp(join(tmpdir(), 'moisson-rebuild-'));
  const open = async () => {
    const store = openSqliteCatalogue(dir);
    const changeLog = SqliteChangeLog.open(join(dir, 'changelog.sqlite'), systemClock);
    const events = indexerEvents(createLogger('test', 'silent'), systemClock);
    return { store, changeLog, indexer: new Indexer({ store, changeLog, clock: systemClock, events }) };
  };
  const records = versions();
  const live = await open();
  await live.changeLog.publish(topics.records, records.map(messageOf));
  await live.indexer.start();
  while ((await live.changeLog.lag(INDEXER_GROUP, [topics.records])) > 0) await pause(20);
  await live.indexer.stop();
  const before = await standing(live.store, records);
  expect(new Set([...before.values()].map(({ state }) => state))).toEqual(new Set(['live', 'redirect', 'removed']));
  // Prune the whole log: nothing is left to replay.
  while (live.changeLog.prune({ milliseconds: -1000, kept: { topics: [], milliseconds: -1000 } }).more);
  expect(await live.changeLog.tail(topics.records, 1)).toEqual([]);
  await live.changeLog.close();
  await live.store.close();
  dropDatasets(dir);
  const again = await open();
  expect(await again.store.datasetReads.count()).toBe(0);
  const ids = new Set(records.map(idOf));
  expect(await rebuildAll((after) => again.indexer.rebuild(after))).toBe(ids.size);
  expect(await standing(again.store, records)).toEqual(before);
  expect(await again.store.datasetWrites.unpublished(undefined, 10)).toEqual([]);
  // Repeating it changes nothing.
  const published = (await again.changeLog.tail(topics.datasets, 10_000)).length;
  await rebuildAll((after) => again.indexer.rebuild(after));
  expect(await again.changeLog.tail(topics.datasets, 10_000)).toHaveLength(published);
  await again.changeLog.close();
  await again.store.close();
  await rm(dir, { recursive: true });
});

test('in a running line the indexer’s thread rebuilds, and follows a log again whose unread part was deleted', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'moisson-rebuild-'));
  const config = readConfig({ MOISSON_DATA_DIR: dir, MOISSON_LOG_LEVEL: 'silent', MOISSON_LOG_RETENTION_HOURS: '0' });
  const records = versions();
  const line = await EmbeddedLine.open(config, createLogger('test', 'silent'));
  const { changeLog, store } = line;
  const indexed = async (): Promise<void> => {
    while ((await changeLog.lag(INDEXER_GROUP, [topics.records])) > 0) await pause(20);
  };
  await changeLog.publish(topics.records, records.map(messageOf));
  await indexed();
  const before = await standing(store, records);
  await pause(2);
  await line.pruner.run();
  expect(await changeLog.tail(topics.records, 1)).toEqual([]);
  // As for a reader whose offset was lost.
  const log = new Database(join(dir, 'changelog.sqlite'));
  log.run('UPDATE offsets SET done = 0');
  log.close();
  dropDatasets(dir);
  const late = aRecord({ recordKey: 'tard' });
  await changeLog.publish(topics.records, [messageOf(late)]);
  await expect(untilRefused(() => store.check())).rejects.toMatchObject({ code: 'log.pruned' });
  await rebuildAll((after) => line.rebuild(after));
  await indexed();
  expect(await standing(store, records)).toEqual(before);
  expect((await standing(store, [late])).size).toBe(1);
  await line.close();
  await rm(dir, { recursive: true });
});
