export * from './builders.ts';
export * from './catalogue-of.ts';
export * from './mail-server.ts';
export * from './manual-clock.ts';
export * from './revealing.ts';
