import { expect, test } from '@jest/globals';
import { aDataset } from '@moisson/testkit';
import { findAmong } from '../testing/find-among.ts';

test.each([
  ['arbres -abattus', [0, 2]],
  ['-arbres', [1]],
  ['arbres -"abattus"', [0, 2]],
  ['arbres - abattus', [3]],
  ['arbres-abattus', [3]],
])('datasets with a word behind a minus sign are left out: %s', (query, found) => {
  const datasets = ['Arbres publics', 'Budget', 'Arbres des parcs', 'Arbres abattus'].map((title) => aDataset(title));
  expect(findAmong(query, ...datasets)).toEqual(found);
});
