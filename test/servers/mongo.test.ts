import { expect, test } from '@jest/globals';
import { SqliteChangeLog } from '@moisson/changelog';
import { SourceId, topics, type DatasetId } from '@moisson/contracts';
import { datasetIdOf, idOf } from '@moisson/domain';
import { systemClock } from '@moisson/kernel';
import { Indexer, indexerEvents } from '@moisson/indexer';
import { createLogger } from '@moisson/runtime';
import { searchContract } from '@moisson/search/contract';
import { storeContract } from '@moisson/store/contract';
import { migrateMongoStore, openMongoStore } from '@moisson/store/mongo';
import { aDatasetWrite, aRecord, aSource } from '@moisson/testkit';
import { MongoClient } from 'mongodb';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clusterContract } from '../contract/cluster-contract.ts';
import { ownDatabase, withServer } from './given.ts';

/** Runs with a store that contains the dataset of one record, and a second client. */
const withOneDataset = async () => {
  const database = ownDatabase();
  await migrateMongoStore(database);
  const store = openMongoStore(database);
  const record = aRecord();
  await store.datasetWrites.write([aDatasetWrite(record)]);
  const client = await MongoClient.connect(database.uri);
  return { database, store, client, record, id: datasetIdOf(record) };
};

withServer('MONGODB_URI', () => {
  storeContract("MongoDB's protocol", async (clock) => {
    const database = ownDatabase();
    await migrateMongoStore(database);
    const store = openMongoStore(database, clock);
    return { store, close: () => store.close() };
  });

  const open = async () => {
    const database = ownDatabase();
    await migrateMongoStore(database);
    const store = openMongoStore(database);
    return { store, close: () => store.close() };
  };
  clusterContract("MongoDB's protocol", open);

  searchContract("A search in a thread over MongoDB's protocol", async () => {
    const database = ownDatabase();
    await migrateMongoStore(database);
    const store = openMongoStore(database, undefined, { inThread: true });
    return { store, close: () => store.close() };
  });

  test('a portal keeps an image of its index, of this database alone', async () => {
    const imageDir = await mkdtemp(join(tmpdir(), 'moisson-image-'));
    const total = async (database: ReturnType<typeof ownDatabase>): Promise<number> => {
      const store = openMongoStore(database, undefined, { inThread: true, imageDir });
      const page = await store.search.search({ text: 'arbres ', limit: 1 });
      await store.close();
      return page.total;
    };
    const { database, store, client } = await withOneDataset();
    expect(await total(database)).toBe(1);
    const { mtimeMs } = await stat(join(imageDir, 'index.bin'));
    expect(await total(database)).toBe(1);
    expect((await stat(join(imageDir, 'index.bin'))).mtimeMs).toBe(mtimeMs);
    const other = ownDatabase();
    await migrateMongoStore(other);
    expect(await total(other)).toBe(0);
    await Promise.all([store.close(), client.close(), rm(imageDir, { recursive: true })]);
  });

  test('a database that was not migrated is refused; migrating twice changes nothing', async () => {
    const database = ownDatabase();
    const store = openMongoStore(database);
    await expect(store.check()).rejects.toThrow(/moisson migrate/);
    expect(await migrateMongoStore(database)).toBe(22);
    expect(await migrateMongoStore(database)).toBe(0);
    await store.check();
    await store.close();
  });

  test('an indexer starts although a crash left an event owed for a write that was never done', async () => {
    const { store, client, id } = await withOneDataset();
    const owed = client.db().collection<{ _id: string; ids: string[]; revisions: number[] }>('owed');
    await owed.updateOne({ ids: id }, { $set: { ids: [id, 'neither'], revisions: [2, 1] } });
    const dir = await mkdtemp(join(tmpdir(), 'moisson-owed-'));
    const changeLog = SqliteChangeLog.open(join(dir, 'log.sqlite'), systemClock);
    const events = indexerEvents(createLogger('test', 'silent'), systemClock);
    const indexer = new Indexer({ store, changeLog, clock: systemClock, events });
    await indexer.start();
    const published = await changeLog.tail(topics.datasets, 10);
    expect(published.map(({ headers }) => headers.ce_id)).toEqual([`${id}@1`]);
    await indexer.stop();
    await changeLog.close();
    await Promise.all([client.close(), store.close(), rm(dir, { recursive: true })]);
  });

  test('a rebuild from the records brings back datasets that were lost, and publishes them', async () => {
    const { store, client, id, record } = await withOneDataset();
    await store.records.put([record]);
    await client.db().collection('datasets').deleteMany({});
    expect(await store.datasetReads.get(id)).toBeUndefined();
    const dir = await mkdtemp(join(tmpdir(), 'moisson-rebuilt-'));
    const changeLog = SqliteChangeLog.open(join(dir, 'log.sqlite'), systemClock);
    const events = indexerEvents(createLogger('test', 'silent'), systemClock);
    const indexer = new Indexer({ store, changeLog, clock: systemClock, events });
    expect(await indexer.rebuild(undefined)).toEqual({ records: 1, failed: [] });
    expect(await store.datasetReads.get(id)).toMatchObject({ state: 'live' });
    expect(await changeLog.tail(topics.datasets, 10)).toHaveLength(1);
    await changeLog.close();
    await Promise.all([client.close(), store.close(), rm(dir, { recursive: true })]);
  });

  test('searches find a change with a late note, one that its own writer never noted, and all changes when they are far behind', async () => {
    const database = ownDatabase();
    await migrateMongoStore(database);
    const [reader, writer, successor] = [openMongoStore(database), openMongoStore(database), openMongoStore(database)];
    const client = await MongoClient.connect(database.uri);
    const notes = client.db().collection<{ _id: string; ids: string[] }>('catalogueChanges');
    const write = async (recordKey: string): Promise<DatasetId> => {
      const record = aRecord({ recordKey });
      await writer.datasetWrites.write([aDatasetWrite(record)]);
      return datasetIdOf(record);
    };
    const takeNoteOf = async (id: string) => (await notes.findOneAndDelete({ ids: id }))!;
    const total = async () => (await reader.search.search({ text: 'arbres', limit: 10 })).total;
    await write('a');
    expect(await total()).toBe(1);

    const late = await takeNoteOf(await write('late'));
    await write('b');
    expect(await total()).toBe(2);
    await notes.insertOne(late);
    expect(await total()).toBe(3);

    const unnoted = await write('unnoted');
    await takeNoteOf(unnoted);
    expect(await total()).toBe(3);
    await successor.datasetWrites.markPublished([{ id: unnoted, revision: 1 }]);
    expect(await total()).toBe(4);

    const { _id: last } = await takeNoteOf(await write('pruned'));
    const next = Number(last) + 20_000;
    await notes.insertMany(
      Array.from({ length: 200 }, (_, at) => ({ _id: String(next - at).padStart(last.length, '0'), ids: [] })),
    );
    await client
      .db()
      .collection<{ _id: string }>('meta')
      .updateOne({ _id: 'catalogue' }, { $set: { version: next } });
    expect(await total()).toBe(5);
    await write('c');
    expect(await total()).toBe(6);
    await Promise.all([client, reader, writer, successor].map((one) => one.close()));
  });

  test('a database of the first schema is migrated, and its datasets are found', async () => {
    const { database, store, client, record, id } = await withOneDataset();
    const [datasets, meta] = ['datasets', 'meta'].map((name) => client.db().collection<{ _id: string }>(name));
    await datasets!.updateMany({}, { $set: { tokens: ['arbr'], title: ['arbr'] }, $unset: { leads: '' } });
    await datasets!.createIndexes([{ key: { tokens: 1 }, name: 'by_token' }]);
    await meta!.updateOne({ _id: 'schema' }, { $set: { version: 1 } });
    const owed = client.db().collection<{ _id: string; revision: number }>('owed');
    await owed.deleteMany({});
    await owed.insertOne({ _id: id, revision: 1 });
    const dataset = { ...record.dataset, organization: { id: 'ville-a', name: 'Ville A' } };
    await store.records.put([aRecord({ links: ['page:a/dataset/x'], dataset })]);
    await client
      .db()
      .collection<{ _id: string }>('records')
      .updateOne({ _id: idOf(record) }, { $set: { links: ['page:a/dataset/x'] } });
    expect(await migrateMongoStore(database)).toBe(21);
    const held = await store.records.holders(['page:a/dataset/x', '@ville-a page:a/dataset/x'], 5);
    expect([...held.keys()]).toEqual(['@ville-a page:a/dataset/x']);
    expect(await store.datasetWrites.unpublished(undefined, 10)).toEqual([id]);
    await store.datasetWrites.markPublished([{ id, revision: 1 }]);
    expect(await owed.countDocuments()).toBe(0);
    expect((await datasets!.indexes()).map(({ name }) => name)).toEqual(['_id_']);
    expect(Object.keys((await datasets!.findOne({ _id: id }))!)).not.toContain('tokens');
    const fresh = openMongoStore(database);
    expect((await fresh.search.search({ text: 'arbres', limit: 1 })).total).toBe(1);
    expect((await fresh.datasetWrites.heads([id])).get(id)!.leads).toEqual({ records: [idOf(record)] });
    await Promise.all([client, store, fresh].map((one) => one.close()));
  });

  test('leases and run numbers use the server’s clock', async () => {
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
    // `$$NOW` may be rounded up to a millisecond where the answer to `hello` is rounded down.
    expect(Date.parse(claim.claimedAt)).toBeLessThanOrEqual(after.getTime() + 1);
    expect(claim.run).toBe(Math.floor(Date.parse(claim.claimedAt) / 1000));
    await store.close();
  });
});
