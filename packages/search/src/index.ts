export { tokens, wordMemory } from './analyse.ts';
export { SearchIndex, type FoundIds } from './search-index.ts';
