import { expect, test } from '@jest/globals';
import { topics } from '@moisson/contracts';
import { connectors } from '@moisson/connectors';
import { datasetIdMemory, datasetIdOfRecord } from '@moisson/domain';
import { Harvester } from '@moisson/harvester';
import { createLogger, startHttpService } from '@moisson/runtime';
import { tokens, wordMemory } from '@moisson/search';
import { openSqliteCatalogue } from '@moisson/store';
import { aDatasetWrite, aRecord, aSource } from '@moisson/testkit';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { startLaval } from '../support/laval-server.ts';
import { withLine } from '../support/with-line.ts';

test('a source with more records than a run may see ends its run as incomplete, and nothing is removed', async () => {
  const server = await startLaval(30);
  await withLine(async (line) => {
    const { store, changeLog, fetching } = line;
    const { id } = aSource();
    await store.registry.create(aSource({ endpoint: server.url, politeness: { pageSize: 10 } }));
    await line.pollNow(id);
    const log = createLogger('test', 'silent');
    const narrow = new Harvester({
      ...{ store, changeLog, connectors, fetching, log, owner: 'test', leaseSeconds: 60, concurrency: 1 },
      maxRecords: 20,
    });
    await store.polls.schedule(id, await store.polls.now(), 'operator');
    const run = await narrow.runOne(id);
    expect(run).toMatchObject({ complete: false, counts: { removed: 0, held: 0 } });
    expect(run!.problems.map(({ code, message }) => [code, message.en])).toEqual([
      ['paging.too-many-records', 'The source serves more than 20 records: reading stopped.'],
    ]);
    expect(await store.datasetReads.count()).toBe(30);
    expect(narrow.bounds.map((bound) => [bound.name, bound.limit, bound.held()])).toEqual([
      ['harvester.runs', 1, 0],
      ['harvester.waiting', 32 * 1024 * 1024, 0],
      ['harvester.keys', 20, 0],
    ]);
  });
  await server.stop();
});

test('words beyond the cache are still analysed', () => {
  const before = tokens('Stationnements');
  for (let at = 0; wordMemory.held() < wordMemory.limit; at += 1) wordMemory.set(`mot${at}`, { words: [], tokens: [] });
  expect(tokens('Bibliothèques')).toContain('bibliothequ');
  expect(wordMemory.held()).toBeLessThan(wordMemory.limit / 2 + 10);
  expect(tokens('Stationnements')).toEqual(before);
});

test('a dataset id that left the cache is the same when it is computed again', () => {
  const before = datasetIdOfRecord('laval/arbres');
  for (let at = 0; at < 2 * datasetIdMemory.limit; at += 1) datasetIdOfRecord(`laval/${at}`);
  expect(datasetIdMemory.held()).toBeLessThanOrEqual(datasetIdMemory.limit);
  expect(datasetIdMemory.get('laval/arbres')).toBeUndefined();
  expect(datasetIdOfRecord('laval/arbres')).toBe(before);
});

test('a search that is further behind than the kept changes reads everything again', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'moisson-bounds-'));
  const [reader, writer] = [openSqliteCatalogue(dir), openSqliteCatalogue(dir)];
  const write = (...keys: string[]) =>
    writer.datasetWrites.write(keys.map((recordKey) => aDatasetWrite(aRecord({ recordKey }))));
  const total = async () => (await reader.search.search({ text: 'arbres', limit: 10 })).total;
  await write('a');
  expect(await total()).toBe(1);
  await write('b', 'c');
  const file = new DatabaseSync(join(dir, 'catalogue.sqlite'));
  file.exec('DELETE FROM dataset_changes WHERE seq < (SELECT max(seq) FROM dataset_changes)');
  file.close();
  expect(await total()).toBe(3);
  await write('d');
  expect(await total()).toBe(4);
  await Promise.all([reader.close(), writer.close()]);
  await rm(dir, { recursive: true });
});

test('the indexer processes at most a batch of each topic, however many events arrive together', async () => {
  const server = await startLaval(700);
  await withLine(async (line) => {
    await line.store.registry.create(aSource({ endpoint: server.url, politeness: { pageSize: 350 } }));
    await line.pollNow(aSource().id);
    const events = await line.changeLog.tail(topics.recordsBulk, 1000);
    expect(events).toHaveLength(700);
    const batches: number[] = [];
    const whole = Promise.withResolvers<undefined>();
    const consumer = await line.changeLog.subscribe({
      ...{
        group: 'counts',
        topics: [topics.recordsBulk],
        maxBatch: 100,
        maxBatchBytes: 1024,
        onOutage: () => undefined,
      },
      handle: async (messages) => {
        batches.push(messages.length);
        if (batches.reduce((sum, size) => sum + size, 0) === 700) whole.resolve(undefined);
      },
    });
    await whole.promise;
    await consumer.stop();
    expect(Math.max(...batches)).toBeLessThanOrEqual(100);
  });
  await server.stop();
});

test('a service closes connections beyond its bound at once, and serves again when one ends', async () => {
  const service = await startHttpService({
    ...{ log: createLogger('test', 'silent'), listen: { host: '127.0.0.1', port: 0 }, maxConnections: 3 },
    ...{ routes: () => undefined, ready: async () => undefined },
  });
  const open = async (): Promise<Socket> => {
    const socket = connect(Number(new URL(service.url).port), '127.0.0.1').on('error', () => undefined);
    await once(socket, 'connect');
    return socket;
  };
  const held = [await open(), await open(), await open()];
  await once((await open()).resume(), 'close');
  for (const socket of held) {
    socket.destroy();
    await once(socket, 'close');
  }
  let status: number | undefined;
  while (status === undefined) status = (await fetch(`${service.url}/livez`).catch(() => undefined))?.status;
  expect(status).toBe(200);
  await service.stop();
});

test('a harvester reads no more sources at once than its places', async () => {
  const servers = await Promise.all(Array.from({ length: 5 }, () => startLaval(1)));
  await withLine(async ({ store, changeLog, fetching }) => {
    const log = createLogger('test', 'silent');
    const harvester = new Harvester({
      ...{ store, changeLog, connectors, fetching, log, owner: 'test', leaseSeconds: 60, concurrency: 2 },
    });
    for (const [at, server] of servers.entries()) {
      server.catalogue.fault = 'hang';
      const source = aSource({ id: `ville-${at}`, endpoint: server.url, politeness: { crawlDelaySeconds: 0 } });
      await store.registry.create(source);
      await store.polls.schedule(source.id, await store.polls.now());
    }
    await harvester.tick();
    await harvester.tick();
    expect(harvester.bounds.map((bound) => [bound.name, bound.held()])).toEqual([
      ['harvester.runs', 2],
      ['harvester.waiting', 0],
      ['harvester.keys', 0],
    ]);
    await harvester.stop();
    expect(harvester.bounds[0]!.held()).toBe(0);
  });
  await Promise.all(servers.map((server) => server.stop()));
});
