export { Checker, type CheckerParts } from './checker.ts';
export { gaugeLinks } from './gauge-links.ts';
