export { gaugeLag } from './gauge-lag.ts';
export { indexerEvents, type IndexerEvents } from './events.ts';
export { Indexer } from './indexer.ts';
export { indexRecords } from './merge/index-records.ts';
export { ChangeFeedWriter } from './changes/change-feed-writer.ts';
