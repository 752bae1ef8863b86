import type { Dataset } from '@moisson/contracts';
import type { DatasetQuery } from '@moisson/domain';
import { aDataset } from '@moisson/testkit';
import { SearchIndex } from '../memory/search-index.ts';

/** Returns the answer to a query, with the positions of the datasets that it finds, best first. For tests. */
export const answerAmong = (query: string | DatasetQuery, ...datasets: readonly Dataset[]) => {
  const index = new SearchIndex();
  datasets.forEach((dataset, at) => index.put(String(at), 1, dataset));
  // The space ends the last word: without it, it may be the beginning of another one.
  const { ids, ...answer } = index.find(typeof query === 'string' ? { text: `${query} `, limit: 10 } : query);
  return { ...answer, found: ids.map(Number) };
};

/** Returns the positions of the datasets that hold all words of a query as they are written, best first. For tests. */
export const findAmong = (query: string | DatasetQuery, ...datasets: readonly Dataset[]): readonly number[] => {
  const { found, exact, corrected } = answerAmong(query, ...datasets);
  return corrected === undefined ? found.slice(0, exact) : [];
};

/** Returns whether each text matches a dataset with the other as its title. For tests. */
export const findEachOther = (a: string, b: string): readonly boolean[] => [
  findAmong(a, aDataset(b)).length === 1,
  findAmong(b, aDataset(a)).length === 1,
];
