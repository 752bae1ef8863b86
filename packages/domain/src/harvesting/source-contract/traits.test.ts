import { expect, test } from '@jest/globals';
import type { MappedDataset } from '@moisson/contracts';
import { aRecord } from '@moisson/testkit';
import fc from 'fast-check';
import { readTraits, recordTraits, traitsOf } from './traits.ts';

const dataset = (changes: Partial<MappedDataset> = {}): MappedDataset => ({ ...aRecord().dataset, ...changes });

test('a record without anything has an empty value for each trait', () => {
  expect(readTraits(traitsOf(dataset(), '12'))).toEqual({
    ...Object.fromEntries(recordTraits.map((trait) => [trait, ['']])),
    ...{ id: ['integer'], language: ['fr'] },
  });
});

test('the traits of a record are its licence, languages, hosts and sizes', () => {
  const traits = readTraits(
    traitsOf(
      dataset({
        ...{ title: { fr: 'Arbres', en: 'Trees' }, description: { fr: 'x'.repeat(127) }, language: ['iu'] },
        ...{ license: { id: 'cc-by', original: 'CC BY' }, landingPage: 'https://www.laval.example/jeux/1' },
        distribution: [{ title: 'a' }, { accessURL: 'http://files.example:8080/a.csv' }, { title: 'b' }],
        ...{ accrualPeriodicity: 'x', keyword: ['a'], modified: '2026', spatial: { label: 'Laval' } },
        organization: { id: 'laval', name: 'Laval' },
      }),
      '12',
    ),
  );
  expect(traits).toEqual({
    ...{ id: ['integer'], licence: ['cc-by'], language: ['en', 'fr', 'iu'], organization: ['laval'] },
    ...{ page: ['laval.example'], host: ['files.example:8080'], description: ['7'], distributions: ['2'] },
    ...{ place: ['x'], frequency: ['x'], dates: ['x'], keywords: ['x'] },
  });
});

test('hostile values stay within one short field', () => {
  const text = fc.string({ unit: 'binary', maxLength: 300 });
  fc.assert(
    fc.property(text, text, text, (id, organization, key) => {
      const traits = traitsOf(
        dataset({ license: { id, original: id }, organization: { id: organization, name: 'o' } }),
        key,
      );
      expect(traits.length).toBeLessThan(1000);
      expect(readTraits(traits)).toBeDefined();
      expect(traits.isWellFormed()).toBe(true);
    }),
  );
});

test('traits of another version are not read', () => {
  expect(readTraits('0|a|b')).toBeUndefined();
  expect(readTraits('1|a|b')).toBeUndefined();
  expect(readTraits('')).toBeUndefined();
});
