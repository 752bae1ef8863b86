export { Indexer, INDEXER_GROUP } from './indexer.ts';
