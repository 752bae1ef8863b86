export { indexerEvents, type IndexerEvents } from './events.ts';
export { Indexer, INDEXER_GROUP } from './indexer.ts';
