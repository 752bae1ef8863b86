import { MoissonError } from '@moisson/kernel';
import type { Database } from './database.ts';

/** SQL, or a function that changes the file. */
export type Migration = string | ((db: Database) => void);

/** Steps of a file's schema, each applied once, in order; the parts of a step share one transaction. */
export type Migrations = readonly (Migration | readonly Migration[])[];

/** Migrates the file to its newest schema. Throws `disk.newer-version` if a newer Moisson has written it. */
export const migrate = (db: Database, migrations: Migrations): void => {
  const { user_version: version } = db.get<{ user_version: number }>('PRAGMA user_version')!;
  if (version > migrations.length)
    throw new MoissonError('disk.newer-version', { file: db.path, version, known: migrations.length });
  for (let step = version; step < migrations.length; step += 1)
    db.transaction(() => {
      for (const part of [migrations[step]!].flat() as readonly Migration[])
        if (typeof part === 'string') db.exec(part);
        else part(db);
      db.exec(`PRAGMA user_version = ${step + 1}`);
    });
};
