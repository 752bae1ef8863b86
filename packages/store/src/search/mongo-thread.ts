// The index of searches over MongoDB's protocol, in a thread of its own: it reads the catalogue by a connection of its own.
import { FollowedIndex, serveEngine } from '@moisson/search';
import { parentPort, workerData } from 'node:worker_threads';
import { MongoDatasetChanges } from '../catalogue/mongo-changes.ts';
import { mongoIdentity } from '../catalogue/mongo-identity.ts';
import { MongoDatasetReads } from '../catalogue/mongo-reads.ts';
import { MongoDatabase, type MongoConnection } from '../drivers/mongo/database.ts';
import { ImageFolder } from './image-folder.ts';

export interface MongoThreadData {
  readonly connection: MongoConnection;
  /** Where the image of the index is kept, if one is: of this process alone. */
  readonly imageDir?: string;
}

const { connection, imageDir } = workerData as MongoThreadData;
const db = new MongoDatabase(connection);
const engine = new FollowedIndex(
  { reads: new MongoDatasetReads(db), changes: new MongoDatasetChanges(db) },
  imageDir === undefined ? undefined : { files: new ImageFolder(imageDir), identity: () => mongoIdentity(db) },
);
serveEngine(parentPort!, engine, () => db.close());
