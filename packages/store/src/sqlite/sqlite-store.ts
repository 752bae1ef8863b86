import type { Clock, Store } from '@moisson/domain';
import { Database } from './database.ts';
import { migrate } from './migrations.ts';
import { SqliteCatalogue } from './sqlite-catalogue.ts';
import { SqlitePolls } from './sqlite-polls.ts';
import { SqliteRecords } from './sqlite-records.ts';
import { SqliteSourceRegistry } from './sqlite-registry.ts';
import { SqliteHolds, SqliteRuns } from './sqlite-runs.ts';
import { SqlitePayloads, SqliteSnapshots } from './sqlite-snapshots.ts';

/** The whole store in one SQLite file, made or migrated when opened. One process at a time: see `DataDirLock`. */
export const openSqliteStore = (path: string, clock: Clock): Store => {
  const db = new Database(path, path);
  migrate(db);
  // The file has one owner at a time, so a lease that still stands is of a process that died: its source is due again.
  db.run('UPDATE polls SET next_due = ?, lease_until = 0 WHERE lease_until > 0', clock.now().getTime());
  return {
    registry: new SqliteSourceRegistry(db),
    runs: new SqliteRuns(db),
    holds: new SqliteHolds(db),
    polls: new SqlitePolls(db, clock),
    snapshots: new SqliteSnapshots(db),
    payloads: new SqlitePayloads(db),
    records: new SqliteRecords(db),
    catalogue: new SqliteCatalogue(db),
    check: async () => {
      db.get('SELECT 1');
    },
    close: async () => db.close(),
  };
};
