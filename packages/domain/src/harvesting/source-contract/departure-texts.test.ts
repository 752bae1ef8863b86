import { expect, test } from '@jest/globals';
import { DepartureTrait } from '@moisson/contracts';
import type { Difference } from './departures.ts';
import { changeText, departuresText, traitTexts, valueTexts } from './departure-texts.ts';

const licence: Difference = { trait: 'licence', measure: 'present', usual: 0.98, now: 0.4, values: [] };
const length: Difference = { trait: 'description', measure: 'size', usual: 420, now: 12, values: [] };
const host: Difference = {
  trait: 'host',
  measure: 'values',
  usual: 1,
  now: 0,
  values: [{ value: '', usual: 0, now: 1 }],
};

test('departures are told in numbers, in both languages', () => {
  expect(departuresText([licence, length, host])).toEqual({
    fr: 'licence 98\u00a0% → 40\u00a0%; description 420 → 12 caractères; site des fichiers comme d’habitude 100\u00a0% → 0\u00a0%',
    en: 'licence 98% → 40%; description 420 → 12 characters; site of the files as usual 100% → 0%',
  });
  expect(changeText(length, 'fr')).toBe('420 → 12 caractères');
  expect(valueTexts(host, 'en')).toEqual(['no value: 0% → 100%']);
});

test('every trait has a text', () => {
  expect(Object.keys(traitTexts).sort()).toEqual([...DepartureTrait.options].sort());
});
