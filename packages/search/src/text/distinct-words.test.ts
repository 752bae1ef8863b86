import { expect, test } from '@jest/globals';
import { findEachOther } from '../testing/find-among.ts';

test.each([
  ['parking', 'Parks'],
  ['Stations de métro', 'Stationnements'],
  ['Qualité de l’air', 'Qualité des aires de jeu'],
  ['zone', 'zoning'],
])('%s and %s have one stem, and are not confused', (a, b) => {
  expect(findEachOther(a, b)).toEqual([false, false]);
});

test.each([
  ['Stationnement', 'stationnements'],
  ['parkings', 'Parking'],
  ['Rue St-Jean', 'rue Saint-Jean'],
  ['ste-foy', 'Sainte-Foy'],
])('%s and %s find each other', (a, b) => {
  expect(findEachOther(a, b)).toEqual([true, true]);
});
