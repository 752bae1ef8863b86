import type { Search } from '@moisson/domain';

/** Returns queries like this one whose last word is whole: words of the catalogue that begin so, the most frequent first. */
export const completionsOf = async (
  search: Pick<Search, 'suggest'>,
  query: string,
  limit: number,
): Promise<readonly string[]> => {
  const start = Math.max(query.lastIndexOf(' '), query.lastIndexOf('-')) + 1;
  const words = start === query.length ? [] : await search.suggest(query.slice(start), limit);
  return words.map((word) => query.slice(0, start) + word);
};
