export { EmbeddedLine } from './line.ts';
export { startLineOperator, startStandalone, type Standalone } from './serve.ts';
