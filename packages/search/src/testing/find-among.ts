import type { Dataset } from '@moisson/contracts';
import type { DatasetQuery } from '@moisson/domain';
import { aDataset } from '@moisson/testkit';
import { SearchIndex } from '../memory/search-index.ts';

/** Returns the positions of the datasets that a query finds, best first. For tests. */
export const findAmong = (query: string | DatasetQuery, ...datasets: readonly Dataset[]): readonly number[] => {
  const index = new SearchIndex();
  datasets.forEach((dataset, at) => index.put(String(at), 1, dataset));
  const asked = typeof query === 'string' ? { text: query, limit: 10 } : query;
  return index.find(asked).ids.map(Number);
};

/** Returns whether each text matches a dataset with the other as its title. For tests. */
export const findEachOther = (a: string, b: string): readonly boolean[] => [
  findAmong(a, aDataset(b)).length === 1,
  findAmong(b, aDataset(a)).length === 1,
];
