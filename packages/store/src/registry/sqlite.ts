import { SqliteDocuments } from '../documents/sqlite.ts';
import type { Database } from '../drivers/sqlite/database.ts';
import { DocumentSourceRegistry, isDraft, organizationDocuments, sourceDocuments } from './registry.ts';

/** The registry in a SQLite file. */
export const sqliteSourceRegistry = (db: Database): DocumentSourceRegistry => {
  const sources = new SqliteDocuments(db, sourceDocuments);
  return new DocumentSourceRegistry({
    sources,
    organizations: new SqliteDocuments(db, organizationDocuments),
    createSource: (source) =>
      sources.create(source, () => db.run('INSERT OR IGNORE INTO polls (source_id) VALUES (?)', source.id)),
    discardDraft: (id) => sources.removeIf(id, isDraft, () => db.run('DELETE FROM polls WHERE source_id = ?', id)),
  });
};
