import { MoissonError, said } from '@moisson/kernel';
import type { IndexDescription } from 'mongodb';
import type { Identified, MongoDatabase } from './database.ts';

/** A step of the schema, applied once, in order. It must be safe to run twice, and beside running services. */
export type Migration = (db: MongoDatabase) => Promise<void>;

/** Indexes by collection. */
export type Indexes = Readonly<Record<string, readonly IndexDescription[]>>;

export const makeIndexes =
  (indexes: Indexes): Migration =>
  async (db) => {
    for (const [name, wanted] of Object.entries(indexes))
      await db.on(name, (collection) => collection.createIndexes([...wanted]));
  };

interface SchemaDocument extends Identified {
  readonly version: number;
}

const versionOf = async (db: MongoDatabase): Promise<number> =>
  (await db.on<SchemaDocument, SchemaDocument | null>('meta', (meta) => meta.findOne({ _id: 'schema' })))?.version ?? 0;

/** Migrates the database to the schema of these steps; safe to run twice, and beside running services. Returns the number of steps done. */
export const migrate = async (db: MongoDatabase, migrations: readonly Migration[]): Promise<number> => {
  const version = await versionOf(db);
  if (version > migrations.length) throw newer(version, migrations.length);
  for (let step = version; step < migrations.length; step += 1) {
    await migrations[step]!(db);
    await db.on<SchemaDocument, unknown>('meta', (meta) =>
      meta.updateOne({ _id: 'schema' }, { $max: { version: step + 1 } }, { upsert: true }),
    );
  }
  return migrations.length - version;
};

/** Throws `config.invalid` if the database has another schema than these steps. */
export const checkMigrated = async (db: MongoDatabase, migrations: readonly Migration[]): Promise<void> => {
  const [version, known] = [await versionOf(db), migrations.length];
  if (version > known) throw newer(version, known);
  if (version < known)
    throw new MoissonError('config.invalid', {
      detail: said(
        `la base de données est au schéma ${version}, cette version demande ${known}; lancez « moisson migrate »`,
        `the database is at schema ${version}, this version needs ${known}; run "moisson migrate"`,
      ),
    });
};

const newer = (version: number, known: number): MoissonError =>
  new MoissonError('config.invalid', {
    detail: said(
      `la base de données est d’une version plus récente de Moisson (schéma ${version}; celle-ci connaît ${known})`,
      `the database is of a newer version of Moisson (schema ${version}, this one knows ${known})`,
    ),
  });
