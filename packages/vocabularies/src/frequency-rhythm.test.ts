import { expect, test } from '@jest/globals';
import { frequencyUri } from './frequencies.ts';
import { frequencyRhythm } from './frequency-rhythm.ts';

test('a frequency promises days between updates, or that none is to be expected', () => {
  const of = (words: string) => frequencyRhythm(frequencyUri(words)!);
  expect(of('hebdomadaire')).toEqual({ kind: 'regular', days: 7 });
  expect(of('horaire')).toEqual({ kind: 'regular', days: 1 / 24 });
  expect(of('en continu')).toEqual({ kind: 'regular', days: 1 });
  expect(of('au besoin')).toEqual({ kind: 'irregular' });
  expect(of('archive')).toEqual({ kind: 'never' });
  expect(of('inconnu')).toBeUndefined();
  expect(frequencyRhythm('')).toBeUndefined();
  expect(frequencyRhythm('https://elsewhere.example/DAILY')).toBeUndefined();
});
