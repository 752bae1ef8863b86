export * from './cloud-event-codec.ts';
export * from './dead-letters.ts';
export * from './event-reference.ts';
export { recordLogOperation, type LogOperation } from './log-metrics.ts';
export { ObservedChangeLog, originHeaders } from './observed-change-log.ts';
export { storedRecordOf } from './stored-record-of.ts';
export { LogPruner } from './sqlite/log-pruner.ts';
export { type LogRetention } from './sqlite/prune-step.ts';
export { SqliteChangeLog } from './sqlite/sqlite-change-log.ts';
