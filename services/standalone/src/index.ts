export { localFacts } from './local-facts.ts';
export { EmbeddedLine } from './line.ts';
export { startLineOperator, startStandalone, type Standalone } from './serve.ts';
