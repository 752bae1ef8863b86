export { EmbeddedLine } from './line.ts';
export { startStandalone, type Standalone } from './serve.ts';
