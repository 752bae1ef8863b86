import { stems, words } from './analyse.ts';

/** Words of a query beyond this many are ignored. */
const MAX_QUERY_WORDS = 16;

/** A word of the query, as the tokens that any of which will do. */
export type QueryWord = readonly string[];

/**
 * The query language: all words must be found, in any field; each word by any of its stems.
 * Nothing of the text is ever an operator. An empty list matches everything.
 */
export const parseQuery = (text: string): readonly QueryWord[] =>
  [...new Set(words(text.slice(0, 1000)))].slice(0, MAX_QUERY_WORDS).map(stems);
