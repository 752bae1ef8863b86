import { expect, test } from '@jest/globals';
import type { Feed, FeedState } from '@moisson/contracts';
import { said } from '@moisson/kernel';
import { aSource } from '@moisson/testkit';
import { rowsOf, Selection, selectSources, sortings } from './select-sources.ts';

const sources = [
  aSource({ id: 'quebec', name: { fr: 'Ville de Québec' }, owner: { kind: 'file', name: 'quebec.yaml' } }),
  aSource({ id: 'laval', name: { fr: 'Ville de Laval' }, owner: { kind: 'console' } }),
  aSource({ id: 'amos', name: {}, protocol: 'arcgis-hub' }),
];
const feed = (sourceId: string, state: FeedState, records: number): Feed =>
  ({ sourceId, state, records, reason: said('', '') }) as unknown as Feed;
const rows = rowsOf(sources, [feed('quebec', 'fresh', 5), feed('laval', 'failing', 9), feed('amos', 'paused', 1)], []);
const idsOf = (given: object): readonly string[] =>
  selectSources(rows, Selection.parse(given)).map(({ source }) => source.id);

test('what needs a person comes first, unless another order is chosen', () => {
  expect(idsOf({})).toEqual(['laval', 'quebec', 'amos']);
  expect(idsOf({ sort: 'name' })).toEqual(['amos', 'laval', 'quebec']);
  expect(idsOf({ sort: 'records' })).toEqual(['laval', 'quebec', 'amos']);
  for (const sort of sortings) expect([...idsOf({ sort })].sort()).toEqual(['amos', 'laval', 'quebec']);
});

test('words are found without accents in names, ids and protocols, and filters combine', () => {
  expect(idsOf({ q: 'QUEBEC ville' })).toEqual(['quebec']);
  expect(idsOf({ q: 'hub' })).toEqual(['amos']);
  expect(idsOf({ state: 'failing' })).toEqual(['laval']);
  expect(idsOf({ owner: 'file:quebec.yaml' })).toEqual(['quebec']);
  expect(idsOf({ owner: 'console', state: 'fresh' })).toEqual([]);
});

test('an unreadable parameter counts as absent', () => {
  expect(idsOf({ q: ['a', 'b'], sort: 'rien', state: { x: 1 } })).toEqual(['laval', 'quebec', 'amos']);
});
