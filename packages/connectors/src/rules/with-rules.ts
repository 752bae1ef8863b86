import { applyRules, type Connector } from '@moisson/domain';
import { ruleReaders } from './rule-readers.ts';

/** Returns the protocol whose mapping is repaired by the rules of each source. */
export const withRules = <One extends Connector>(protocol: One): One => ({
  ...protocol,
  map: (record, key, source) => applyRules(protocol.map(record, key, source), source.mapping, ruleReaders),
});
