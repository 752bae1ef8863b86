import { expect, test } from '@jest/globals';
import { noRules, type DryRunResult } from '@moisson/contracts';
import { InvalidInput } from '@moisson/kernel';
import { corrected, correctionsOf } from './corrections.ts';

const result = {
  organizations: [{ given: 'Ville', mapped: 'ville', records: 9 }],
  licences: [
    { given: 'La nôtre', records: 4 },
    { given: 'CC BY 4.0', mapped: 'cc-by-4.0', records: 2 },
    { given: '', records: 30 },
  ],
  themes: [{ given: 'vie-de-quartier', records: 6 }],
  formats: [{ given: 'Tableur', records: 5 }],
  findings: [{ code: 'field.frequency-unknown', severity: 'info', records: 1, seen: ['des fois'] }],
} as unknown as DryRunResult;

test('values that nothing recognises are offered, the most frequent ones first, after those corrected already', () => {
  const rules = { ...noRules, values: [{ field: 'format', from: 'Tableur', to: 'CSV' } as const] };
  expect(correctionsOf(result, rules).map(({ field, from, to }) => [field, from, to])).toEqual([
    ['format', 'Tableur', 'CSV'],
    ['theme', 'vie-de-quartier', ''],
    ['license', 'La nôtre', ''],
    ['accrualPeriodicity', 'des fois', ''],
  ]);
});

test('a form replaces the values of the rules, leaves out rows without a meaning, and keeps the other rules', () => {
  const rules = { ...noRules, rename: [{ from: 'sujet', to: 'theme' } as const] };
  const given = {
    'values.field': ['license', 'theme'],
    'values.from': ['La nôtre', 'vie-de-quartier'],
    'values.to': ['cc-by-4.0', ' '],
    'values.name': ['', ''],
  };
  expect(corrected(rules, given)).toEqual({
    ...rules,
    values: [{ field: 'license', from: 'La nôtre', to: 'cc-by-4.0' }],
  });
  expect(() => corrected(rules, { ...given, 'values.to': ['inconnue', ''] })).toThrow(InvalidInput);
});
