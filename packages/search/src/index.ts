export * from './analyse.ts';
export * from './cursor.ts';
export * from './facets.ts';
export * from './indexed-text.ts';
export * from './query.ts';
