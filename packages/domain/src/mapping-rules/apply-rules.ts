import type { MappingRules } from '@moisson/contracts';
import type { MappedRecord } from '../ports/connector.ts';
import { Draft } from './draft.ts';
import { renameField } from './rename-fields.ts';
import type { RuleReaders } from './rule-readers.ts';
import { stateDefault } from './state-defaults.ts';
import { translateValues } from './translate-values.ts';

/**
 * Repairs what a protocol's mapping made of a record, by the rules of its source. Pure, and total. Applied twice it gives the same as once.
 * Fields that no rule names stay as they are; links and identities always do, so that no rule joins or separates datasets.
 */
export const applyRules = (
  mapped: MappedRecord,
  rules: MappingRules | undefined,
  readers: RuleReaders,
): MappedRecord => {
  if (rules === undefined) return mapped;
  const draft = new Draft(mapped);
  for (const rule of rules.rename) renameField(draft, rule, readers);
  translateValues(draft, rules.values, readers);
  for (const rule of rules.defaults) stateDefault(draft, rule, readers);
  return draft.record;
};
