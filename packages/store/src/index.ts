export { Database, parse, type SizeLimit } from './sqlite/database.ts';
export { DataDirLock, type LockHolder } from './sqlite/data-dir-lock.ts';
export { openSqliteCatalogue, openSqliteStore, storeFiles, type CatalogueStore } from './sqlite/sqlite-store.ts';
export { migrate, type Migrations } from './sqlite/migrations.ts';
export { readFeed } from './feeds/read-feed.ts';
export { readFeeds, readStanding, type Standing } from './feeds/read-feeds.ts';
