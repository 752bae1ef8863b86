import type { Clock, Store } from '@moisson/domain';
import { wordMemory } from '@moisson/search';
import { join } from 'node:path';
import { Database, type DatabaseSettings } from './database.ts';
import { catalogueMigrations, migrate, registryMigrations, type Migrations } from './migrations.ts';
import { SqliteCatalogue } from './sqlite-catalogue.ts';
import { SqlitePolls } from './sqlite-polls.ts';
import { SqliteRecords } from './sqlite-records.ts';
import { SqliteSourceRegistry } from './sqlite-registry.ts';
import { SqliteHolds, SqliteRuns } from './sqlite-runs.ts';
import { SqlitePayloads, SqliteSnapshots } from './sqlite-snapshots.ts';
import { tracedPort } from './traced-port.ts';

/** The part of the store that the indexer writes: it may be open in two threads, one of which writes. */
export type CatalogueStore = Pick<Store, 'records' | 'catalogue' | 'bounds' | 'check' | 'close'>;

/** Pages of the registry in memory: what is read again soon is the ways into its indexes, and the system keeps the rest. */
const REGISTRY = { cacheMiB: 8 };
/** A page holds three records, or documents, of the size that is usual: of 8 KB it would hold one. */
const CATALOGUE = { pageKiB: 16 };

const open = (dir: string, name: string, migrations: Migrations, settings: DatabaseSettings): Database => {
  const path = join(dir, `${name}.sqlite`);
  const db = new Database(path, path, settings);
  migrate(db, migrations);
  return db;
};

export const openSqliteCatalogue = (dir: string): CatalogueStore => {
  const db = open(dir, 'catalogue', catalogueMigrations, CATALOGUE);
  const catalogue = new SqliteCatalogue(db);
  return {
    records: tracedPort(new SqliteRecords(db), 'records'),
    catalogue: tracedPort(catalogue, 'catalogue'),
    bounds: [db.bound, ...catalogue.bounds, wordMemory],
    check: async () => {
      db.get('SELECT 1');
    },
    close: async () => db.close(),
  };
};

/**
 * The whole store in two SQLite files, made or migrated when opened: one for each of the two that write, so that neither
 * waits for the other. One process at a time: see `DataDirLock`.
 */
export const openSqliteStore = (dir: string, clock: Clock): Store => {
  const db = open(dir, 'registry', registryMigrations, REGISTRY);
  const catalogue = openSqliteCatalogue(dir);
  // The files have one owner at a time, so a lease that still stands is of a process that died: its source is due again.
  db.run('UPDATE polls SET next_due = ?, lease_until = 0 WHERE lease_until > 0', clock.now().getTime());
  return {
    registry: tracedPort(new SqliteSourceRegistry(db), 'registry'),
    runs: tracedPort(new SqliteRuns(db), 'runs'),
    holds: tracedPort(new SqliteHolds(db), 'holds'),
    polls: tracedPort(new SqlitePolls(db, clock), 'polls'),
    snapshots: tracedPort(new SqliteSnapshots(db), 'snapshots'),
    payloads: tracedPort(new SqlitePayloads(db), 'payloads'),
    records: catalogue.records,
    catalogue: catalogue.catalogue,
    bounds: [db.bound, ...catalogue.bounds],
    check: async () => {
      db.get('SELECT 1');
      await catalogue.check();
    },
    close: async () => {
      db.close();
      await catalogue.close();
    },
  };
};
