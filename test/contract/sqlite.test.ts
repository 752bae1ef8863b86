import { SqliteChangeLog } from '@moisson/changelog';
import { systemClock, type Clock } from '@moisson/kernel';
import { searchContract } from '@moisson/search/contract';
import { openSqliteStore } from '@moisson/store';
import { storeContract, type OpenedStore } from '@moisson/store/contract';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { changeLogContract } from './change-log-contract.ts';
import { clusterContract } from './cluster-contract.ts';

const scratch = () => mkdtemp(join(tmpdir(), 'moisson-contract-'));

const open = async (clock: Clock, inThread = false): Promise<OpenedStore> => {
  const dir = await scratch();
  const store = openSqliteStore(dir, clock, {}, { inThread });
  return {
    store,
    close: async () => {
      await store.close();
      await rm(dir, { recursive: true });
    },
  };
};

storeContract('SQLite', open);
searchContract('A search in a thread over SQLite', () => open(systemClock, true));
clusterContract('SQLite', () => open(systemClock));

changeLogContract('SQLite', async () => {
  const dir = await scratch();
  const path = join(dir, 'log.sqlite');
  let changeLog = SqliteChangeLog.open(path, systemClock);
  return {
    changeLog,
    reopen: async () => {
      await changeLog.close();
      changeLog = SqliteChangeLog.open(path, systemClock);
      return changeLog;
    },
    close: async () => {
      await changeLog.close();
      await rm(dir, { recursive: true });
    },
  };
});
