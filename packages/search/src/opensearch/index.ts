export type { OpenSearchConnection } from './connection/connection.ts';
export { OpenSearchServer } from './connection/server.ts';
export { aliasOf } from './definition/index-names.ts';
export { buildIndex, type BuiltIndex } from './feed/build-index.ts';
export { FEED_TIMES, type FeedEvents } from './feed/feed-ports.ts';
export { SearchFeeder } from './feed/search-feeder.ts';
export { OpenSearchSearch } from './opensearch-search.ts';
