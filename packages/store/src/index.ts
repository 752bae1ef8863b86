export { Database, parse, type SizeLimit } from './drivers/sqlite/database.ts';
export { DataDirLock, type LockHolder } from './drivers/sqlite/data-dir-lock.ts';
export { openSqliteCatalogue, openSqliteStore, storeFiles, type CatalogueStore } from './sqlite.ts';
export { migrate, type Migrations } from './drivers/sqlite/migrate.ts';
export { readFeed } from './feeds/read-feed.ts';
export { readFeeds, readStanding, type Standing } from './feeds/read-feeds.ts';
export { openScratch, type Scratch } from './scratch.ts';
