import { expect, test } from '@jest/globals';
import { ProblemCode } from '@moisson/kernel';
import { aSource } from '@moisson/testkit';
import { letterTo } from './letter.ts';

test('a letter greets its contact, and names causes with their counts and examples, most frequent first', () => {
  const source = aSource({ contact: { name: 'Mme Tremblay' } });
  const groups = [
    { code: 'field.license-missing', records: 412, examples: ['Arbres', 'Parcs'] },
    { code: 'field.date-unreadable', records: 1, examples: ['Rues'] },
  ] as const;
  const { subject, body } = letterTo(source, { groups, records: 2000, isPart: true });
  expect(subject).toContain('Ville de Laval');
  expect(body).toMatch(/^Bonjour Mme Tremblay,/);
  expect(body).toContain('– 412 fiches : aucune licence n’est indiquée.\n  Par exemple : « Arbres », « Parcs ».');
  expect(body).toContain('– 1 fiche : une date ne se lit pas.');
  expect(body).toMatch(/les premières de votre catalogue/);
});

test('a letter without anything to mend says so, and every cause has a sentence', () => {
  expect(letterTo(aSource(), { groups: [], records: 3, isPart: false }).body).toContain('rien trouvé à corriger');
  for (const code of ProblemCode.options) {
    const { body } = letterTo(aSource(), {
      groups: [{ code, records: 2, examples: ['A'] }],
      records: 2,
      isPart: false,
    });
    expect(body).toMatch(/– 2 fiches : \S.{5,}\.\n/);
    expect(body).not.toMatch(/[{}]/);
  }
});
