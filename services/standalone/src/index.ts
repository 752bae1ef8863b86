export { EmbeddedLine } from './line.ts';
