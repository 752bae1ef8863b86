export { startOperator } from './operator.ts';
export type { OperatorParts } from './operator-parts.ts';
export { applySources } from './sources/apply-sources.ts';
