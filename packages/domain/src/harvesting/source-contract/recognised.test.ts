import { expect, test } from '@jest/globals';
import { RecordKey } from '@moisson/contracts';
import type { Identifiable } from '../reidentify.ts';
import { recognisedAmong } from './recognised.ts';

const record = (key: string, title: string, text = `text:${title}`, org = 'org:laval'): Identifiable => ({
  recordKey: RecordKey.parse(key),
  identities: [`title:${title}`, text, org],
});

test('records under other ids are recognised by their titles', () => {
  const missing = [record('a', 'arbres'), record('b', 'parcs')];
  expect(recognisedAmong(missing, [record('1', 'arbres'), record('2', 'parcs'), record('3', 'rues')])).toBe(2);
});

test('records that share a title are recognised by their descriptions, each missing one once', () => {
  const missing = [record('a', 'arbres', 'text:x'), record('b', 'arbres', 'text:y')];
  const created = [record('1', 'arbres', 'text:x'), record('2', 'arbres', 'text:y'), record('3', 'arbres', 'text:y')];
  expect(recognisedAmong(missing, created)).toBe(2);
});

test('records of another organization with the same titles are not recognised', () => {
  const missing = [record('a', 'arbres'), record('b', 'arbres'), record('c', 'parcs')];
  const created = ['arbres', 'arbres', 'parcs'].map((title, at) => record(`n${at}`, title, `text:${at}`, 'org:autre'));
  expect(recognisedAmong(missing, created)).toBe(0);
});
