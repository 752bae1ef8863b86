import { expect, test } from '@jest/globals';
import { aDataset } from '@moisson/testkit';
import { findAmong } from '../testing/find-among.ts';

test('a related term matches too, and ranks below the word itself', () => {
  const datasets = ['Pistes cyclables', 'Stationnements pour vélos', 'Budget'].map((title) => aDataset(title));
  expect(findAmong('vélo', ...datasets)).toEqual([1, 0]);
  expect(findAmong('bike', ...datasets)).toEqual([0, 1]);
  expect(findAmong('poubelle', aDataset('Collecte des matières résiduelles'), aDataset('Matières premières'))).toEqual([
    0,
  ]);
  expect(findAmong('matières résiduelles', aDataset('Poubelles publiques'))).toEqual([0]);
});
