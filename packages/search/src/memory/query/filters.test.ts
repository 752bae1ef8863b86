import { defined } from '@moisson/kernel';
import { expect, test } from '@jest/globals';
import { aDataset } from '@moisson/testkit';
import { findAmong } from '../../testing/find-among.ts';
import { SearchIndex } from '../search-index.ts';
import { toEnd } from '../work.ts';

test.each([
  [{ organization: ['VILLE-Essai'] }, true],
  [{ organization: ['ville-essai'] }, true],
  [{ organization: ['Ville-Essai'] }, true],
  [{ organization: ['ville'] }, false],
  [{ theme: ['TRANSPORT'] }, true],
  [{ theme: ['transports'] }, false],
  [{ license: ['cc-by-4.0'] }, true],
  [{ license: ['CC-BY-4.0'] }, true],
  [{ license: ['cc-by'] }, false],
  [{ source: ['LAVAL'] }, true],
  [{ format: ['csv'] }, true],
  [{ format: ['Csv'], organization: ['Ville-essai'], theme: ['Transport'] }, true],
])('filters fold case: %j', (filters, found) => {
  const one = aDataset('Un', {
    organization: { id: 'Ville-Essai', name: 'Ville' },
    theme: ['transport', 'Transport'],
    license: { id: 'CC-BY-4.0', original: 'x' },
    distribution: [{ format: 'CSV' }],
  });
  expect(findAmong({ ...filters, limit: 10 }, one)).toHaveLength(found ? 1 : 0);
});

test('a dataset is absent if all of its records are, in whatever segment its row is', () => {
  const index = new SearchIndex({ growing: 2, together: 2 });
  const of = (...keys: string[]) =>
    aDataset('Arbres', { records: keys.map((recordKey) => ({ sourceId: 'laval', recordKey, run: 1 })) as never });
  const found = (absent: boolean | undefined, ...absentRecords: string[]) => {
    const page = index.find({ absentRecords, limit: 10, ...defined({ absent }) });
    return [page.ids.toSorted().join(' '), ...page.facets.absent.map(({ value, count }) => `${value} ${count}`)];
  };
  index.put('one', 1, of('a'));
  index.put('two', 1, of('b', 'c'));
  index.put('new', 1, of('d'));
  for (let revision = 2; revision < 10; revision += 1) {
    index.put('new', revision, of('d'));
    toEnd(index.upkeep());
  }
  expect(found(undefined)).toEqual(['new one two', 'false 3']);
  expect(found(true, 'laval/a', 'laval/b')).toEqual(['one', 'true 1', 'false 2']);
  expect(found(false, 'laval/a', 'laval/b')).toEqual(['new two', 'true 1', 'false 2']);
  expect(found(true, 'laval/b', 'laval/c', 'laval/c', 'rimouski/d')).toEqual(['two', 'true 1', 'false 2']);
  expect(found(undefined, 'laval/d', 'laval/a')).toEqual(['new one two', 'true 2', 'false 1']);
  index.put('one', 2, of('a', 'e'));
  expect(found(true, 'laval/a')).toEqual(['', 'false 3']);
  expect(index.find({ limit: 10 }).facets.absent).toEqual([]);
});
