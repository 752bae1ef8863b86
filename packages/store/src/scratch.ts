import type { Payloads, Records, Snapshots } from '@moisson/domain';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Database } from './drivers/sqlite/database.ts';
import { migrate } from './drivers/sqlite/migrate.ts';
import { SqlitePayloads } from './payloads/sqlite.ts';
import { SqliteRecords } from './records/sqlite.ts';
import { SqliteSnapshots } from './snapshots/sqlite.ts';
import { catalogueMigrations, registryMigrations } from './sqlite-migrations.ts';

/** Records, and what a run commits of them, in a file of the system’s temporary folder, which is gone once it is closed. */
export interface Scratch {
  readonly records: Records;
  readonly snapshots: Snapshots;
  readonly payloads: Payloads;
  close(): Promise<void>;
}

/** Opens an empty place for more records than fit in memory. Throws an `OutageError` if there is no room for it. */
export const openScratch = async (): Promise<Scratch> => {
  const dir = await mkdtemp(join(tmpdir(), 'moisson-dry-run-'));
  const remove = (): Promise<void> => rm(dir, { recursive: true, force: true });
  try {
    const db = new Database(join(dir, 'records.sqlite'));
    try {
      migrate(db, [...catalogueMigrations, ...registryMigrations]);
    } catch (error) {
      db.close();
      throw error;
    }
    return {
      records: new SqliteRecords(db),
      snapshots: new SqliteSnapshots(db),
      payloads: new SqlitePayloads(db),
      close: async () => {
        db.close();
        await remove();
      },
    };
  } catch (error) {
    await remove();
    throw error;
  }
};
