import { expect, test } from '@jest/globals';
import { SqliteChangeLog } from '@moisson/changelog';
import { SourceId, topics } from '@moisson/contracts';
import { bodyJson, datasetIdOf, mergeCluster, systemClock } from '@moisson/domain';
import { Indexer, indexerEvents } from '@moisson/indexer';
import { createLogger } from '@moisson/runtime';
import { migrateMongoStore, openMongoStore } from '@moisson/store/mongo';
import { aRecord, aSource } from '@moisson/testkit';
import { MongoClient } from 'mongodb';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { storeContract } from '../contract/store-contract.ts';
import { ownDatabase, withServer } from './given.ts';

withServer('MONGODB_URI', () => {
  storeContract("MongoDB's protocol", async (clock) => {
    const database = ownDatabase();
    await migrateMongoStore(database);
    const store = openMongoStore(database, clock);
    return { store, close: () => store.close() };
  });

  test('a database that was not migrated says so; migrating twice changes nothing', async () => {
    const database = ownDatabase();
    const store = openMongoStore(database);
    await expect(store.check()).rejects.toThrow(/moisson migrate/);
    expect(await migrateMongoStore(database)).toBe(2);
    expect(await migrateMongoStore(database)).toBe(0);
    await store.check();
    await store.close();
  });

  test('an indexer starts where a crash left an event owed for a write that never came', async () => {
    const database = ownDatabase();
    await migrateMongoStore(database);
    const store = openMongoStore(database);
    const record = aRecord();
    const id = datasetIdOf(record);
    const body = { state: 'live', dataset: mergeCluster([record])! } as const;
    await store.catalogue.write([{ id, expected: 0, hash: 'h', body, json: bodyJson(body) }]);
    const client = await MongoClient.connect(database.uri);
    await client
      .db()
      .collection<{ _id: string }>('owed')
      .updateOne({ _id: id }, { $set: { revision: 2 } });
    await client
      .db()
      .collection<{ _id: string }>('owed')
      .insertOne({ _id: 'neither', ...{ revision: 1 } });
    const dir = await mkdtemp(join(tmpdir(), 'moisson-owed-'));
    const changeLog = SqliteChangeLog.open(join(dir, 'log.sqlite'), systemClock);
    const events = indexerEvents(createLogger('test', 'silent'), systemClock);
    const indexer = new Indexer({ store, changeLog, clock: systemClock, events });
    await indexer.start();
    const told = await changeLog.tail(topics.datasets, 10);
    expect(told.map(({ headers }) => headers.ce_id)).toEqual([`${id}@1`]);
    await indexer.stop();
    await changeLog.close();
    await Promise.all([client.close(), store.close(), rm(dir, { recursive: true })]);
  });

  test('leases and run numbers are of the server’s clock', async () => {
    const database = ownDatabase();
    await migrateMongoStore(database);
    const store = openMongoStore(database);
    const id = SourceId.parse('laval');
    await store.registry.create(aSource());
    const before = await store.polls.now();
    await store.polls.schedule(id, before);
    const claim = (await store.polls.claim({ owner: 'a', leaseSeconds: 60 }))!;
    const after = await store.polls.now();
    expect(Date.parse(claim.claimedAt)).toBeGreaterThanOrEqual(before.getTime());
    expect(Date.parse(claim.claimedAt)).toBeLessThanOrEqual(after.getTime());
    expect(claim.run).toBe(Math.floor(Date.parse(claim.claimedAt) / 1000));
    await store.close();
  });
});
