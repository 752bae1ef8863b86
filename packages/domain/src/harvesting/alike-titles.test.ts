import { expect, test } from '@jest/globals';
import { AlikeTitles, titleWords } from './alike-titles.ts';

const identities = (title: string): string[] => [`title:${title}`];
const areAlike = (titles: readonly string[], one: string, other: string): boolean => {
  const alike = new AlikeTitles();
  for (const title of [...titles, one, other]) alike.add(identities(title));
  return alike.areAlike(titleWords(identities(one)), titleWords(identities(other)));
};

test('titles with half of their words in common are alike', () => {
  expect(areAlike([], 'arbres publics', 'arbres publics inventaire')).toBe(true);
  expect(areAlike([], 'arbres publics', 'bornes de recharge')).toBe(false);
});

test('what all titles begin with says nothing', () => {
  const others = ['a', 'b', 'c', 'd', 'e'].map((word) => `plan de la ville ${word}`);
  expect(areAlike([], 'plan de la ville arbres', 'plan de la ville bornes')).toBe(true);
  expect(areAlike(others, 'plan de la ville arbres', 'plan de la ville bornes')).toBe(false);
});

test('the parts of a series, each with a number of its own, are not alike', () => {
  expect(areAlike([], 'budget de la ville 2023', 'budget de la ville 2024')).toBe(false);
  expect(areAlike([], 'budget de la ville 2024', 'le budget de la ville 2024')).toBe(true);
});

test('a record without a title is like no other', () => {
  expect(new AlikeTitles().areAlike(titleWords([]), titleWords([]))).toBe(false);
});
