export * from './document.ts';
export type { ListPath } from './json/json-envelope.ts';
export * from './json/json-format.ts';
export * from './json/json-slicer.ts';
export * from './json/read-list.ts';
export * from './json/read-one.ts';
export * from './unread.ts';
export * from './whole-chunks.ts';
