import { MongoDocuments } from '../documents/mongo.ts';
import type { MongoDatabase } from '../drivers/mongo/database.ts';
import { DocumentSourceRegistry, isDraft, organizationDocuments, sourceDocuments } from './registry.ts';

/** The registry in a database of MongoDB's protocol. */
export const mongoSourceRegistry = (db: MongoDatabase): DocumentSourceRegistry => {
  const sources = new MongoDocuments(db, sourceDocuments);
  return new DocumentSourceRegistry({
    sources,
    organizations: new MongoDocuments(db, organizationDocuments),
    createSource: async (source) => {
      if (!(await sources.create(source))) return false;
      await db.on('polls', (polls) =>
        polls.updateOne({ _id: source.id }, { $setOnInsert: { run: 0 } }, { upsert: true }),
      );
      return true;
    },
    discardDraft: async (id) => {
      if (!(await sources.removeIf(id, isDraft))) return false;
      await db.on('polls', (polls) => polls.deleteOne({ _id: id }));
      return true;
    },
  });
};
