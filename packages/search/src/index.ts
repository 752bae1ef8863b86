export { tokens, wordMemory } from './analyse.ts';
export { SearchIndex } from './search-index.ts';
