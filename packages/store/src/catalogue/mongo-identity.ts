import type { Identified, MongoDatabase } from '../drivers/mongo/database.ts';

export interface IdentityDocument extends Identified {
  readonly identity: string;
}

/** Returns what tells this catalogue from every other one, also from one that took its place. */
export const mongoIdentity = async (db: MongoDatabase): Promise<string> => {
  const found = await db.on<IdentityDocument, IdentityDocument | null>('meta', (meta) =>
    meta.findOne({ _id: 'identity' }),
  );
  if (found === null) throw new Error('the catalogue has no identity: the database is not migrated');
  return found.identity;
};
