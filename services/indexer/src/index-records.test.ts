import { afterEach, beforeEach, expect, test } from '@jest/globals';
import {
  catalogueOf,
  idOf,
  systemClock,
  underOrganization,
  type ChangeLog,
  type Records,
  type StoredRecord,
} from '@moisson/domain';
import { createLogger } from '@moisson/runtime';
import { openSqliteCatalogue, type CatalogueStore } from '@moisson/store';
import { aRecord } from '@moisson/testkit';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { indexerEvents } from './events.ts';
import { indexRecords } from './index-records.ts';

let dir: string;
let store: CatalogueStore;
let read: number;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'moisson-index-'));
  store = openSqliteCatalogue(dir);
  read = 0;
});
afterEach(async () => {
  await store.close();
  await rm(dir, { recursive: true });
});

let run = 0;
const record = (id: string, ...links: readonly string[]): StoredRecord => {
  const [sourceId, recordKey] = id.split('/');
  return aRecord({ sourceId, recordKey, links: underOrganization(links, 'ville'), run: (run += 1) });
};

/** Indexes records as they come at once, then compares all datasets with those of the records that stand. */
const index = async (...records: readonly StoredRecord[]): Promise<void> => {
  const counted: Records = {
    ...store.records,
    get: (ids) => {
      read += ids.length;
      return store.records.get(ids);
    },
  };
  await indexRecords(
    {
      store: { ...store, records: counted },
      changeLog: { publish: async () => [] } as unknown as ChangeLog,
      clock: systemClock,
      events: indexerEvents(createLogger('test', 'silent'), systemClock),
    },
    records.map((one) => ({ record: one, fingerprint: `${idOf(one)}@${one.run}` })),
  );
  const reference = catalogueOf(await store.records.scan(undefined, 5000));
  const standing = await store.catalogue.scan(undefined, 5000);
  expect(new Map(standing.map((one) => [one.id, one]))).toEqual(
    new Map([...reference].map(([id, one]) => [id, JSON.parse(JSON.stringify(one))])),
  );
};

test('a page that many new records name at once no longer joins those that it joined', async () => {
  await index(record('zz/1', 'page:p'), record('zy/1', 'page:p'));
  expect(await store.catalogue.count()).toBe(1);
  await index(...Array.from({ length: 400 }, (_, at) => record(`a/${at}`, 'page:p')));
  expect(await store.catalogue.count()).toBe(402);
});

test('whatever comes around a compilation of many files joins as if all had come at once', async () => {
  const files = Array.from({ length: 100 }, (_, at) => `file:${at}`);
  await index(...files.slice(0, 50).map((file, at) => record(`a/${at}`, file)));
  await index(record('c/all', ...files));
  await index(...files.map((file, at) => record(`b/${at}`, file)));
  for (const [at, file] of files.slice(50).entries()) await index(record(`a/${50 + at}`, file));
  expect(await store.catalogue.count()).toBe(101);
  read = 0;
  await index(record('a/1', 'file:1'));
  // Those that share a file with the compilation, before and after the heads are read; nobody around them.
  expect(read).toBeLessThanOrEqual(2 * 200);
  await index(record('c/all', 'file:1'));
  expect(await store.catalogue.count()).toBe(100);
});

test('a link that has too many holders joins again once enough have left it', async () => {
  for (let at = 0; at < 17; at += 1) await index(record(`s${at}/1`, 'page:p'));
  expect(await store.catalogue.count()).toBe(17);
  await index(record('s3/1'));
  expect(await store.catalogue.count()).toBe(2);
});
