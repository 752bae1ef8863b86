import type { DefaultField, DefaultRule, MappedDataset } from '@moisson/contracts';
import type { Draft } from './draft.ts';
import type { RuleReaders } from './rule-readers.ts';

/** Fills a field that the record does not have, and marks it as an operator's statement. */
export const stateDefault = (draft: Draft, rule: DefaultRule, readers: RuleReaders): void => {
  const value = draft.dataset[rule.field];
  if (Array.isArray(value) ? value.length > 0 : value !== undefined) return;
  const stated = FIELDS[rule.field](rule, readers);
  if (stated === undefined) return;
  draft.set(stated);
  draft.note('field.stated-by-operator', rule.field, rule.statement);
};

const FIELDS: Readonly<
  Record<DefaultField, (rule: DefaultRule, readers: RuleReaders) => Partial<MappedDataset> | undefined>
> = {
  license: ({ value }, readers) => {
    const reading = readers.licence(value);
    return reading?.known === true ? { license: reading.license } : undefined;
  },
  theme: ({ value }, readers) => {
    const slug = readers.theme(value);
    return slug === undefined ? undefined : { theme: [slug] };
  },
  accrualPeriodicity: ({ value }, readers) => {
    const accrualPeriodicity = readers.frequency(value);
    return accrualPeriodicity === undefined ? undefined : { accrualPeriodicity };
  },
  organization: ({ value, name }) => ({ organization: { id: value, name: name ?? value } }),
  accessLevel: ({ value }) => ({ accessLevel: value }),
};
