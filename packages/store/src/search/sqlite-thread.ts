// The index of searches over SQLite, in a thread of its own: it reads the catalogue's file by a connection of its own.
import { FollowedIndex, serveEngine } from '@moisson/search';
import { parentPort, workerData } from 'node:worker_threads';
import { SqliteDatasetChanges } from '../catalogue/sqlite-changes.ts';
import { SqliteDatasetReads } from '../catalogue/sqlite-reads.ts';
import { Database } from '../drivers/sqlite/database.ts';

export interface SqliteThreadData {
  /** The catalogue's file, which has its newest schema. */
  readonly path: string;
}

/** Each dataset is read once after it was written: what is read again is in the system's cache. */
const CACHE_MIB = 4;

const { path } = workerData as SqliteThreadData;
const db = new Database(path, { cacheMiB: CACHE_MIB });
const engine = new FollowedIndex({ reads: new SqliteDatasetReads(db), changes: new SqliteDatasetChanges(db) });
serveEngine(parentPort!, engine, async () => db.close());
