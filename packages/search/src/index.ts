export { tokens, wordMemory } from './text/analyse.ts';
export { FollowedIndex } from './memory/followed-index.ts';
export type { ImageFiles, OpenFile } from './memory/image/image-files.ts';
export type { SearchEngine } from './memory/search-engine.ts';
export { serveEngine } from './memory/thread/serve-engine.ts';
export { ThreadedEngine } from './memory/thread/threaded-engine.ts';
export { MemorySearch } from './memory-search.ts';
