import { expect, test } from '@jest/globals';
import type { JsonObject } from '@moisson/domain';
import fc from 'fast-check';
import { isCatalog, nestedRecords } from './nested-records.ts';

const dataset = (identifier: string): JsonObject => ({ '@type': 'Dataset', identifier, title: `Jeu ${identifier}` });

test('the datasets of nested catalogues, series and services are returned once each, and referred to by their identifiers', () => {
  const catalog: JsonObject = {
    dataset: [],
    catalog: [{ dataset: [dataset('a')], hasPart: [{ dataset: [dataset('b')] }] }],
    datasetSeries: [
      { '@id': 'série', title: 'Série', seriesMember: [dataset('c'), dataset('a')], first: dataset('c') },
    ],
    service: { identifier: 'api', title: 'API', servesDataset: [dataset('d'), 'e', { '@id': 'f' }] },
  };
  const records = nestedRecords(catalog);
  const titles = records.map(({ title }) => title).sort();
  expect(titles).toEqual(['API', 'Jeu a', 'Jeu b', 'Jeu c', 'Jeu d', 'Série']);
  expect(records.find(({ title }) => title === 'Série')).toMatchObject({ seriesMember: ['c', 'a'], first: 'c' });
  expect(records.find(({ title }) => title === 'API')).toMatchObject({ servesDataset: ['d', 'e', { '@id': 'f' }] });
});

test('a document is a catalogue if it has one of the lists', () => {
  expect(isCatalog({ service: [] })).toBe(true);
  for (const other of [{}, { dataset: null }, { error: 'no' }, { service: 'x' }]) expect(isCatalog(other)).toBe(false);
});

test('any document is read', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) =>
      Array.isArray(nestedRecords({ dataset: [value as never], catalog: value as never })),
    ),
  );
});
