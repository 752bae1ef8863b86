import type { Records } from '@moisson/domain';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Database } from './drivers/sqlite/database.ts';
import { migrate } from './drivers/sqlite/migrate.ts';
import { SqliteRecords } from './records/sqlite.ts';
import { catalogueMigrations } from './sqlite-migrations.ts';

/** Records in a file of the system’s temporary folder, which is gone once it is closed. */
export interface Scratch {
  readonly records: Records;
  close(): Promise<void>;
}

/** Opens an empty place for more records than fit in memory. Throws an `OutageError` if there is no room for it. */
export const openScratch = async (): Promise<Scratch> => {
  const dir = await mkdtemp(join(tmpdir(), 'moisson-dry-run-'));
  const remove = (): Promise<void> => rm(dir, { recursive: true, force: true });
  try {
    const db = new Database(join(dir, 'records.sqlite'));
    try {
      migrate(db, catalogueMigrations);
    } catch (error) {
      db.close();
      throw error;
    }
    return {
      records: new SqliteRecords(db),
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
