import { expect, test } from '@jest/globals';
import { MappingRules, RenameField, type Finding, type MappedDataset } from '@moisson/contracts';
import { applyRules, type MappedRecord } from '@moisson/domain';
import { InvalidInput } from '@moisson/kernel';
import fc from 'fast-check';
import { readMappingRules } from './rule-faults.ts';
import { ruleReaders } from './rule-readers.ts';

const rulesOf = (given: object): MappingRules => MappingRules.parse(given);
const apply = (mapped: MappedRecord, given: object): MappedRecord => applyRules(mapped, rulesOf(given), ruleReaders);

const mapped = (dataset: Partial<MappedDataset> = {}, findings: readonly Finding[] = []): MappedRecord => ({
  dataset: {
    ...{ title: { fr: 'Arbres' }, keyword: ['b'], theme: [], identifier: ['r1'], distribution: [], extras: [] },
    ...dataset,
  },
  findings,
  links: ['page:x'],
  identities: ['title:arbres'],
});

test('a licence that the source spells its own way is translated, and its own words stay', () => {
  const before = mapped(
    { license: { original: 'Licence de la Ville' }, distribution: [{ license: { original: 'LICENCE DE LA VILLE' } }] },
    [{ code: 'field.license-unknown', severity: 'warning', field: 'license', seen: 'Licence de la Ville' }],
  );
  const { dataset, findings } = apply(before, {
    values: [{ field: 'license', from: 'licence de la ville', to: 'cc-by-4.0' }],
  });
  expect(dataset.license).toMatchObject({ id: expect.stringMatching(/cc-by-4\.0/i), original: 'Licence de la Ville' });
  expect(dataset.distribution[0]!.license).toMatchObject({ id: dataset.license!.id, original: 'LICENCE DE LA VILLE' });
  expect(findings.map(({ code }) => code)).not.toContain('field.license-unknown');
  expect(findings).toContainEqual(expect.objectContaining({ code: 'field.mapped-by-rule', field: 'license' }));
});

test('themes and frequencies that nothing recognised are translated where they were noted', () => {
  const findings: Finding[] = [
    { code: 'field.theme-unmapped', severity: 'info', field: 'groups', seen: 'Vie de quartier' },
    { code: 'field.frequency-unknown', severity: 'info', field: 'frequency', seen: 'chaque lundi' },
  ];
  const after = apply(mapped({ theme: ['transport'], accrualPeriodicity: ruleReaders.unknownFrequency }, findings), {
    values: [
      { field: 'theme', from: 'VIE DE QUARTIER', to: 'societe-culture' },
      { field: 'accrualPeriodicity', from: 'Chaque lundi', to: 'WEEKLY' },
    ],
  });
  expect(after.dataset).toMatchObject({
    theme: ['societe-culture', 'transport'],
    accrualPeriodicity: expect.stringMatching(/WEEKLY$/),
  });
  expect(after.findings.map(({ code, seen }) => [code, seen])).toEqual([
    ['field.mapped-by-rule', 'Vie de quartier'],
    ['field.mapped-by-rule', 'chaque lundi'],
  ]);
});

test('formats and organizations are translated; links and identities never change', () => {
  const before = mapped({
    organization: { id: 'parcs', name: 'Service des parcs' },
    distribution: [{ format: 'Tableur' }, { format: 'PDF', mediaType: 'application/pdf' }],
  });
  const after = apply(before, {
    values: [
      { field: 'format', from: 'tableur', to: 'XLSX' },
      { field: 'organization', from: 'Service des parcs', to: 'ville-de-laval', name: 'Ville de Laval' },
    ],
  });
  expect(after.dataset.distribution).toEqual([
    { format: 'XLSX', mediaType: expect.stringContaining('spreadsheetml') },
    { format: 'PDF', mediaType: 'application/pdf' },
  ]);
  expect(after.dataset.organization).toEqual({ id: 'ville-de-laval', name: 'Ville de Laval' });
  expect([after.links, after.identities]).toEqual([before.links, before.identities]);
});

test('a renamed field fills its place only if that is empty; what cannot be read stays among the extras', () => {
  const extras = [
    { key: 'resume', value: '"<p>Les arbres</p>"' },
    { key: 'page', value: '"javascript:1"' },
    { key: 'coupé', value: '"sans fin' },
  ];
  const rules = {
    rename: [
      { from: 'resume', to: 'description' },
      { from: 'page', to: 'landingPage' },
      { from: 'coupé', to: 'keyword' },
    ],
  };
  const { dataset } = apply(mapped({ extras }), rules);
  expect(dataset.description).toEqual({ fr: 'Les arbres' });
  expect(dataset.extras.map(({ key }) => key)).toEqual(['page', 'coupé']);
  const full = mapped({ extras, description: { fr: 'Déjà là' } });
  expect(apply(full, rules).dataset).toEqual(full.dataset);
});

test('a default is an operator’s statement, and only where the record says nothing', () => {
  const rules = { defaults: [{ field: 'license', value: 'cc-by-4.0', statement: 'Courriel de la Ville, 2026-03-02' }] };
  const { dataset, findings } = apply(mapped(), rules);
  expect(dataset.license?.id).toMatch(/cc-by-4\.0/i);
  expect(findings).toEqual([
    { code: 'field.stated-by-operator', severity: 'info', field: 'license', seen: 'Courriel de la Ville, 2026-03-02' },
  ]);
  const given = mapped({ license: { original: 'La nôtre' } });
  expect(apply(given, rules)).toBe(given);
});

test.each([
  [{ values: [{ field: 'license', from: 'x', to: 'la nôtre' }] }, 'values.0.to'],
  [{ values: [{ field: 'theme', from: 'x', to: 'nulle part' }] }, 'values.0.to'],
  [{ values: [{ field: 'accrualPeriodicity', from: 'x', to: 'souvent' }] }, 'values.0.to'],
  [{ values: [{ field: 'organization', from: 'x', to: 'Pas Un Slug' }] }, 'values.0.to'],
  [{ values: [{ field: 'format', from: '…', to: 'CSV' }] }, 'values.0.from'],
  [
    {
      values: [
        { field: 'format', from: 'a', to: 'b' },
        { field: 'format', from: 'B', to: 'CSV' },
      ],
    },
    'values.0.to',
  ],
  [
    {
      values: [
        { field: 'format', from: 'a', to: 'CSV' },
        { field: 'format', from: 'A', to: 'PDF' },
      ],
    },
    'values.1.from',
  ],
  [
    {
      rename: [
        { from: 'a', to: 'theme' },
        { from: 'a', to: 'keyword' },
      ],
    },
    'rename.1.from',
  ],
  [{ defaults: [{ field: 'license', value: 'cc-by-4.0', statement: '' }] }, 'defaults.0.statement'],
  [{ vlaues: [] }, 'vlaues'],
])('rules with a fault are refused with their place: %j', (given, place) => {
  try {
    readMappingRules(given);
  } catch (error) {
    expect((error as InvalidInput).faults.map(({ path }) => path.join('.'))).toContain(place);
    return;
  }
  throw new Error('they were accepted');
});

const spelling = fc.constantFrom(
  'Licence de la Ville',
  'Vie de quartier',
  'chaque lundi',
  'Tableur',
  'a',
  'b',
  'CSV',
  'cc-by-4.0',
  'transport',
  'été',
);
const aRule = fc.record({
  field: fc.constantFrom('license', 'theme', 'organization', 'format', 'accrualPeriodicity'),
  from: spelling,
  to: fc.constantFrom(
    'cc-by-4.0',
    'cc0-1.0',
    'transport',
    'sante',
    'ville',
    'a',
    'b',
    'CSV',
    'XLSX',
    'WEEKLY',
    'DAILY',
  ),
});
const someRules = fc.record({
  values: fc.array(aRule, { maxLength: 8 }),
  rename: fc.array(
    fc.record({
      from: fc.constantFrom('e1', 'e2', 'e3'),
      to: fc.constantFrom(...RenameField.options),
    }),
    { maxLength: 4 },
  ),
  defaults: fc.array(
    fc.record({
      field: fc.constantFrom('license', 'theme', 'organization', 'accrualPeriodicity', 'accessLevel'),
      value: fc.constantFrom('cc-by-4.0', 'transport', 'ville', 'WEEKLY', 'public'),
      statement: fc.constantFrom('A', 'B'),
    }),
    { maxLength: 3 },
  ),
});
const optional = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined });
const licence = fc.record({ original: spelling });
const aMapped: fc.Arbitrary<MappedRecord> = fc
  .record({
    license: optional(licence),
    organization: optional(fc.record({ id: fc.constantFrom('a', 'ville'), name: spelling })),
    theme: fc.subarray(['transport', 'sante']),
    accrualPeriodicity: optional(fc.constant(ruleReaders.unknownFrequency)),
    distribution: fc.array(fc.record({ format: spelling, license: licence }, { requiredKeys: [] }), { maxLength: 3 }),
    extras: fc.uniqueArray(
      fc.record({
        key: fc.constantFrom('e1', 'e2', 'e3', 'autre'),
        value: fc.oneof(
          spelling.map((text) => JSON.stringify(text)),
          fc.constantFrom('["a","b"]', '{', '7', '{}', '"https://a.example/"', '""'),
        ),
      }),
      { selector: ({ key }) => key },
    ),
    findings: fc.array(
      fc.record({
        code: fc.constantFrom(
          'field.theme-unmapped',
          'field.frequency-unknown',
          'field.license-unknown',
          'field.license-missing',
          'field.license-not-open',
          'field.date-unreadable',
        ),
        severity: fc.constant('info'),
        field: fc.constantFrom('groups', 'license'),
        seen: spelling,
      }),
      { maxLength: 4 },
    ),
  })
  .map(({ findings, ...dataset }) =>
    mapped(
      Object.fromEntries(Object.entries(dataset).filter(([, value]) => value !== undefined)) as Partial<MappedDataset>,
      findings as Finding[],
    ),
  );

test('rules applied twice give the same as once', () => {
  fc.assert(
    fc.property(aMapped, someRules, (record, rules) => {
      const once = apply(record, rules);
      expect(apply(once, rules)).toEqual(once);
    }),
    { numRuns: 2000 },
  );
});

test('rules lose and change no field that they do not name', () => {
  fc.assert(
    fc.property(aMapped, someRules, (record, rules) => {
      const { dataset, findings, links, identities } = apply(record, rules);
      const named = new Set<string>([
        ...rules.values.map(({ field }) => field),
        ...rules.rename.map(({ to }) => to),
        ...rules.defaults.map(({ field }) => field),
        // The licences and formats of files are theirs.
        ...(rules.values.some(({ field }) => field === 'format' || field === 'license') ? ['distribution'] : []),
        ...(rules.rename.length > 0 ? ['extras'] : []),
      ]);
      for (const field of Object.keys(record.dataset) as (keyof MappedDataset)[])
        if (!named.has(field)) expect(dataset[field]).toEqual(record.dataset[field]);
      for (const field of Object.keys(dataset)) if (!(field in record.dataset)) expect(named.has(field)).toBe(true);
      expect({ links, identities }).toEqual({ links: record.links, identities: record.identities });
      // An extra leaves only for the place that a rule names; a value that was seen stays in some finding.
      const renamed = new Set<string>(rules.rename.map(({ from }) => from));
      for (const extra of record.dataset.extras) if (!renamed.has(extra.key)) expect(dataset.extras).toContain(extra);
      const seen = new Set(findings.map((one) => one.seen));
      for (const one of record.findings)
        if (one.code === 'field.theme-unmapped' || one.code === 'field.frequency-unknown')
          expect(seen.has(one.seen)).toBe(true);
    }),
    { numRuns: 2000 },
  );
});
