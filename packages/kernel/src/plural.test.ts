import { expect, test } from '@jest/globals';
import { counted, formOf } from './plural.ts';

const [jeu, dataset] = [
  { one: 'jeu', other: 'jeux' },
  { one: 'dataset', other: 'datasets' },
];

test.each([
  [0, '0 jeu', '0 datasets'],
  [1, '1 jeu', '1 dataset'],
  [2, '2 jeux', '2 datasets'],
  [12_345, '12\u00a0345 jeux', '12,345 datasets'],
  [1_000_000, '1\u00a0000\u00a0000 de jeux', '1,000,000 datasets'],
])('%d has the noun form that its language requires', (count, fr, en) => {
  expect([counted(count, jeu, 'fr'), counted(count, dataset, 'en')]).toEqual([fr, en]);
});

test('"de" is elided after a whole million before a vowel', () => {
  expect(counted(2_000_000, { one: 'octet', other: 'octets' }, 'fr')).toBe('2\u00a0000\u00a0000 d’octets');
  expect(formOf(1.5, jeu, 'fr')).toBe('jeu');
});
