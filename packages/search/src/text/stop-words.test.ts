import { expect, test } from '@jest/globals';
import { aDataset } from '@moisson/testkit';
import { findAmong } from '../testing/find-among.ts';

test.each(['été', 'ete', 'Été', 'est', 'EST', 'or', 'son', 'ton', 'sous', 'sans', 'an', 'pas', 'IT', 'ON', 'MES'])(
  'a weak word never prevents a match: %s',
  (word) => {
    expect(findAmong(word, aDataset(`Parc ${word}`), aDataset('Parc'))).toEqual([0]);
  },
);

test.each([
  ['Piscines d’été 2024', 'Piscines été 2024', true],
  ['Piscines', 'piscines été', false],
  ['Parcs de Montréal', 'Est de Montréal', true],
  ['Parcs d’hiver', 'parks or trees', false],
  ['Parks and trees', 'parks or trees', true],
  ['Val-David', 'Val-d’Or', false],
  ['Val-d’Or', 'val d’or', true],
  ['Cantons de l’Ouest', 'Cantons de l’Est', false],
  ['Cantons-de-l’Est', 'cantons de l’est', true],
  ['Abri d’autobus', 'sans-abri', false],
  ['Refuges de sans-abri', 'sans-abri', true],
  ['Sol', 'sous-sol', false],
])('a weak word is required in a name, and optional between spaces: %s by %s', (title, query, found) => {
  expect(findAmong(query, aDataset(title)).length === 1).toBe(found);
});

test('a dataset that also has the weak words of a query ranks first', () => {
  expect(
    findAmong('Est de Montréal', aDataset('Montréal'), aDataset('Montréal, secteur est'), aDataset('Est')),
  ).toEqual([1, 0]);
});
