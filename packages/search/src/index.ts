export { tokens, wordMemory } from './analyse.ts';
export { MemorySearch } from './memory/memory-search.ts';
export { SearchIndex } from './search-index.ts';
