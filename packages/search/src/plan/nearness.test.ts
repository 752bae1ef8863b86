import { expect, test } from '@jest/globals';
import { isVocabulary, nearestOf } from './nearness.ts';

const known = (...words: readonly [string, number][]) => words.map(([word, count]) => ({ word, count }));

test('the nearest word is the one with the fewest edits, then the most frequent, then the first of the alphabet', () => {
  expect(nearestOf('bibliotheqe', known(['bibliotheques', 9], ['bibliotheque', 1]))).toBe('bibliotheque');
  expect(nearestOf('parcx', known(['parc', 1], ['parcs', 5]))).toBe('parcs');
  expect(nearestOf('pistse', known(['piste', 2], ['pistes', 2]))).toBe('piste');
  expect(nearestOf('acueil', known(['recueil', 9], ['accueil', 1]))).toBe('accueil');
});

test('a word that is short, long or far from all has no near one', () => {
  expect(nearestOf('eau', known(['eaux', 1]))).toBeUndefined();
  expect(nearestOf('x'.repeat(21), known(['x'.repeat(20), 1]))).toBeUndefined();
  expect(nearestOf('velos', known(['bateaux', 1]))).toBeUndefined();
  expect([isVocabulary('vélo'), isVocabulary('eau'), isVocabulary('2024')]).toEqual([true, false, false]);
});
