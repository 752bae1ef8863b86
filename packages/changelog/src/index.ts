export * from './cloud-event-codec.ts';
export * from './dead-letters.ts';
export { SqliteChangeLog } from './sqlite/sqlite-change-log.ts';
