export { Checker, type CheckerParts } from './checker.ts';
