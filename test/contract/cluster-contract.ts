import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { idOf, underOrganization, type ChangeLog, type Records, type Store, type StoredRecord } from '@moisson/domain';
import { systemClock } from '@moisson/kernel';
import { indexerEvents, indexRecords } from '@moisson/indexer';
import { createLogger } from '@moisson/runtime';
import { aRecord, catalogueOf } from '@moisson/testkit';
import type { OpenedStore } from '@moisson/store/contract';

let run = 0;
const record = (id: string, ...links: readonly string[]): StoredRecord => {
  const [sourceId, recordKey] = id.split('/');
  return aRecord({ sourceId, recordKey, links: underOrganization(links, 'ville'), run: (run += 1) });
};

/** The result of indexing on every store: the datasets of the stored records, in whatever order events arrive. */
export const clusterContract = (name: string, open: () => Promise<OpenedStore>): void => {
  describe(`${name} comes to the datasets of its records`, () => {
    let opened: OpenedStore;
    let store: Pick<Store, 'records' | 'datasetReads' | 'datasetWrites' | 'eventBodies'>;
    let read: number;
    beforeEach(async () => {
      opened = await open();
      ({ store } = opened);
      read = 0;
    });
    afterEach(() => opened.close());
    /** Indexes records that arrive together, then compares all datasets with those of the stored records. */
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
      const standing = await store.datasetReads.scan(undefined, 5000);
      expect(new Map(standing.map((one) => [one.id, one]))).toEqual(
        new Map([...reference].map(([id, one]) => [id, JSON.parse(JSON.stringify(one))])),
      );
    };

    test('a page that many new records name together no longer joins the records that it joined', async () => {
      await index(record('zz/1', 'page:p'), record('zy/1', 'page:p'));
      expect(await store.datasetReads.count()).toBe(1);
      await index(...Array.from({ length: 400 }, (_, at) => record(`a/${at}`, 'page:p')));
      expect(await store.datasetReads.count()).toBe(402);
    });

    test('records around a compilation of many files are merged as if all had arrived together', async () => {
      const files = Array.from({ length: 40 }, (_, at) => `file:${at}`);
      await index(...files.slice(0, 30).map((file, at) => record(`a/${at}`, file)));
      await index(record('c/all', ...files));
      await index(...files.map((file, at) => record(`b/${at}`, file)));
      for (const [at, file] of files.slice(30).entries()) await index(record(`a/${30 + at}`, file));
      expect(await store.datasetReads.count()).toBe(41);
      read = 0;
      await index(record('a/1', 'file:1'));
      // Reads only records that share a file with the compilation, before and after the heads are read; none of their neighbours.
      expect(read).toBeLessThanOrEqual(2 * 80);
      await index(record('c/all', 'file:1'));
      expect(await store.datasetReads.count()).toBe(40);
    });

    test('a link that has too many holders joins again once enough have left it', async () => {
      for (let at = 0; at < 17; at += 1) await index(record(`s${at}/1`, 'page:p'));
      expect(await store.datasetReads.count()).toBe(17);
      await index(record('s3/1'));
      expect(await store.datasetReads.count()).toBe(2);
    });
  });
};
