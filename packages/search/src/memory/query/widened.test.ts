import { expect, test } from '@jest/globals';
import { aDataset } from '@moisson/testkit';
import { answerAmong } from '../../testing/find-among.ts';

test('if few datasets hold all words, those that hold most of them follow, the rarer word first', () => {
  const datasets = ['Arbres publics', 'Arbres abattus', 'Budget', 'Arbres des parcs'].map((title) => aDataset(title));
  expect(answerAmong('arbres budget', ...datasets)).toMatchObject({ found: [2, 0, 1, 3], exact: 0 });
  expect(answerAmong('arbres parcs budget', ...datasets)).toMatchObject({ found: [3, 2, 0, 1], exact: 0 });
  expect(answerAmong('arbres parcs', ...datasets)).toMatchObject({ found: [3, 0, 1], exact: 1, total: 3 });
  expect(answerAmong('introuvable', ...datasets)).toEqual({ ...answerAmong('introuvable'), found: [] });
});

test('weak words raise the score of a widened answer too', () => {
  const datasets = ['Arbres', 'Arbres sans feuilles', 'Budget'].map((title) => aDataset(title));
  expect(answerAmong('arbres introuvables', ...datasets)).toMatchObject({ found: [0, 1], exact: 0 });
  expect(answerAmong('arbres introuvables sans', ...datasets)).toMatchObject({ found: [1, 0], exact: 0 });
});
