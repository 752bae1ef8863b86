// The index of searches over SQLite, in a thread of its own: it reads the catalogue's file by a connection of its own.
import { FollowedIndex, serveEngine } from '@moisson/search';
import { parentPort, workerData } from 'node:worker_threads';
import { SqliteDatasetChanges } from '../catalogue/sqlite-changes.ts';
import { SqliteDatasetReads } from '../catalogue/sqlite-reads.ts';
import { sqliteIdentity } from '../catalogue/sqlite-identity.ts';
import { Database } from '../drivers/sqlite/database.ts';
import { ImageFolder } from './image-folder.ts';

export interface SqliteThreadData {
  /** The catalogue's file, which has its newest schema. */
  readonly path: string;
  /** Where the image of the index is kept, if one is. */
  readonly imageDir?: string;
}

/** Each dataset is read once after it was written: what is read again is in the system's cache. */
const CACHE_MIB = 4;

const { path, imageDir } = workerData as SqliteThreadData;
const db = new Database(path, { cacheMiB: CACHE_MIB });
const engine = new FollowedIndex(
  { reads: new SqliteDatasetReads(db), changes: new SqliteDatasetChanges(db) },
  imageDir === undefined ? undefined : { files: new ImageFolder(imageDir), identity: async () => sqliteIdentity(db) },
);
serveEngine(parentPort!, engine, async () => db.close());
