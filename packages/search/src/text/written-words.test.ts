import { expect, test } from '@jest/globals';
import { findEachOther } from '../testing/find-among.ts';

test.each([
  ['S.T.M.', 'STM'],
  ['S.T.M', 'STM'],
  ['s.t.m', 'stm'],
  ['STM', 'l’horaire de la S.T.M.'],
  ['M.R.C.', 'MRC'],
  ['mrc', 'Limites des M.R.C. du Québec'],
  ['R.T.C', 'rtc'],
  ['É.T.S.', 'ETS'],
  ['E\u0301.T.S.', 'É.T.S.'],
  ['l’É.T.S.', 'ets'],
  ['H.L.M.', '(HLM)'],
  ['R&D', 'R.D.'],
  ['O.B.N.L', 'OBNL'],
  ['U.S.A.', 'États-Unis (USA)'],
  ['D.E.S.', 'd.e.s.'],
])('an acronym matches with and without dots: %s, %s', (a, b) => {
  expect(findEachOther(a, b)[0]).toBe(true);
});

test.each([
  ['S.T.M.', 'Société de transport'],
  ['STM', 'S. Tremblay, M.'],
  ['S.T.M', 'STL'],
  ['a.b.c', 'a b c'],
  ['M.R.C.', 'M. R. Côté'],
])('separate letters are not an acronym: %s, %s', (a, b) => {
  expect(findEachOther(a, b)[0]).toBe(false);
});
