import { expect, test } from '@jest/globals';
import { catalogueOf } from '@moisson/testkit';
import { byId, clusters, linkedRecord, linkedRecords, recordOf } from '@moisson/testkit/linked-records';
import fc from 'fast-check';

test('clusters hold at most one live record of each source, whatever the order of the records', () => {
  fc.assert(
    fc.property(
      linkedRecords(['a', 'b', 'c', 'd'], ['ville-a', 'ville-b'], ['1', '2', '3'], 12).chain((all) =>
        fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
      ),
      ([all, shuffled]) => {
        const catalogue = catalogueOf(all.map(recordOf));
        for (const { records } of catalogue.values())
          expect(new Set(records.map(({ sourceId }) => sourceId)).size).toBe(records.length);
        expect(byId(catalogueOf(shuffled.map(recordOf)))).toEqual(byId(catalogue));
      },
    ),
    { numRuns: 1000 },
  );
});

test.each([
  [
    'a page that several records of one source share joins nothing',
    [
      ['a/1', 'page:p'],
      ['a/2', 'page:p'],
      ['b/1', 'page:p'],
      ['c/1', 'page:p'],
    ],
    ['a/1', 'a/2', 'b/1', 'c/1'],
  ],
  [
    'a copy joins by its page',
    [
      ['a/1', 'page:p'],
      ['b/1', 'page:p'],
    ],
    ['a/1 b/1'],
  ],
  [
    'a compilation joins neither of the datasets that it lists',
    [
      ['a/1', 'file:f'],
      ['a/2', 'file:g'],
      ['b/1', 'file:f', 'file:g'],
    ],
    ['a/1', 'a/2', 'b/1'],
  ],
  [
    'a compilation does not separate copies',
    [
      ['a/1', 'file:f'],
      ['a/2', 'file:g'],
      ['b/1', 'file:f'],
      ['b/2', 'file:g'],
      ['c/1', 'file:f', 'file:g'],
    ],
    ['a/1 b/1', 'a/2 b/2', 'c/1'],
  ],
  [
    'a compilation does not join a copy of a dataset that it lists either',
    [
      ['a/1', 'file:f'],
      ['a/2', 'file:g'],
      ['b/1', 'file:f'],
      ['c/1', 'file:f', 'file:g'],
    ],
    ['a/1 b/1', 'a/2', 'c/1'],
  ],
  [
    'a dataset that one source parts stays whole for the others',
    [
      ['a/1', 'file:f', 'file:g'],
      ['b/1', 'file:f', 'file:g'],
      ['c/1', 'file:f'],
      ['c/2', 'file:g'],
    ],
    ['a/1 b/1', 'c/1', 'c/2'],
  ],
  [
    'a page says more than a file',
    [
      ['a/1', 'page:p'],
      ['a/2', 'file:f'],
      ['b/1', 'page:p', 'file:f'],
    ],
    ['a/1 b/1', 'a/2'],
  ],
  [
    'a chain does not bring two records of one source together',
    [
      ['a/1', 'page:p'],
      ['b/1', 'page:p', 'page:q'],
      ['c/1', 'page:q', 'file:f'],
      ['a/2', 'file:f'],
    ],
    ['a/1 b/1 c/1', 'a/2'],
  ],
] as const)('%s', (_, given, expected) => {
  expect(clusters(...given.map(([id, ...links]) => linkedRecord(id, links)))).toEqual(expected);
});

test('a removed record links to its successor, but does not join two other records', () => {
  const gone = linkedRecord('a/0', ['page:p', 'file:f', 'file:g'], { live: false });
  expect(clusters(gone, linkedRecord('a/1', ['page:p']))).toEqual(['a/1']);
  expect([...catalogueOf([gone, linkedRecord('a/1', ['page:p'])]).keys()]).toEqual([
    ...catalogueOf([linkedRecord('a/0', [])]).keys(),
  ]);
  expect(clusters(gone, linkedRecord('a/1', ['file:f']), linkedRecord('a/2', ['file:g']))).toEqual(['a/1', 'a/2']);
});
