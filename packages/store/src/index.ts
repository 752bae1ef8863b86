export { Database, parse } from './sqlite/database.ts';
export { DataDirLock, type LockHolder } from './sqlite/data-dir-lock.ts';
export { openSqliteCatalogue, openSqliteStore, type CatalogueStore } from './sqlite/sqlite-store.ts';
export { readFeeds, readStanding } from './read-feeds.ts';
