import { expect, test } from '@jest/globals';
import { fillBoth, problem } from './problem.ts';
import { problemCatalogue, type ProblemCode } from './problems/index.ts';
import { said } from './text.ts';

test('the noun and the verb agree with the count, by the rules of each language', () => {
  const held = (missing: number) => problem('removal.share-exceeded', { missing, known: 80, limit: 5 }).message;
  expect(held(1).fr).toMatch(/^1 fiche sur 80 manque :/);
  expect(held(1).en).toMatch(/^1 of 80 records is missing:/);
  expect(held(40).fr).toMatch(/^40 fiches sur 80 manquent :/);
  expect(held(40).en).toMatch(/^40 of 80 records are missing:/);
});

test('a message does not get a second full stop after a value that ends with one', () => {
  const { message } = problem('protocol.error-answer', { detail: 'Accès refusé.' });
  expect(message.fr).toBe('La source répond par une erreur : Accès refusé.');
  expect(problem('protocol.error-answer', { detail: 'quota' }).message.en).toMatch(/quota\.$/);
});

test('a bilingual parameter is filled in each language', () => {
  const { message } = problem('request.conflict', { detail: said('la source est retirée', 'the source is retired') });
  expect(message).toEqual({
    fr: 'Impossible en l’état : la source est retirée.',
    en: 'Not possible as things stand: the source is retired.',
  });
});

test('no message keeps a brace, whatever its parameters, in either language', () => {
  for (const code of Object.keys(problemCatalogue) as ProblemCode[])
    for (const value of ['x', 1, 7]) {
      const { message, action } = problemCatalogue[code];
      const names = [message.fr, message.en, action.fr, action.en].flatMap((text) =>
        [...text.matchAll(/\{(\w+)/g)].map(([, name]) => name!),
      );
      const params = Object.fromEntries(names.map((name) => [name, value]));
      const texts = [fillBoth(message, params), fillBoth(action, params)].flatMap(({ fr, en }) => [fr, en]);
      expect([code, texts.filter((text) => /[{}|]|\.\.$|\?$/.test(text))]).toEqual([code, []]);
    }
});
