import type { Database } from '../drivers/sqlite/database.ts';

/** Returns what tells this catalogue from every other one, also from one that took its place. */
export const sqliteIdentity = (db: Database): string => db.get<{ id: string }>('SELECT id FROM catalogue_identity')!.id;
