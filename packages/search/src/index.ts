export { tokens, wordMemory } from './text/analyse.ts';
export { MemorySearch } from './memory/memory-search.ts';
