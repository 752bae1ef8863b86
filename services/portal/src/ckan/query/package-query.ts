import type { Condition, DatasetQuery } from '@moisson/domain';
import { CkanError, refusedQuery } from '../ckan-error.ts';
import { conditionOf } from './solr-condition.ts';
import { parseSolr, type SolrQuery } from './solr-query.ts';

/** What `q` asks for: words that give an order, and conditions. */
type Asked = Pick<DatasetQuery, 'text' | 'where'>;

/** Local parameters (`{!…}`) choose another parser of Solr: CKAN refuses them too. */
const LOCAL = /^\s*\{!/;

const refuseLocal = (name: string, text: string): void => {
  if (LOCAL.test(text))
    throw new CkanError(
      'Search Query Error',
      `Search Query is invalid: Local parameters are not supported in param '${name}'.`,
    );
};

/** Returns the condition of `fq`. */
export const filterOf = (text: string, now: Date): Condition => {
  refuseLocal('fq', text);
  return conditionOf(parseSolr(text), now);
};

/**
 * Returns what `q` asks for. Words and phrases without a field are searched for as in the portal, and give the order; all else is a condition. As with CKAN, a
 * text that names no field and is no valid query is read as plain words.
 */
export const queryOf = (text: string, now: Date): Asked => {
  refuseLocal('q', text);
  let query: SolrQuery;
  try {
    query = parseSolr(text);
  } catch (error) {
    if (text.includes(':') || text.length > MAX_PLAIN || text.split(/\s+/).length > MAX_WORDS) throw error;
    return { text };
  }
  const parts = query.kind === 'and' ? query.of : [query];
  const words = parts.map(plainWords);
  const others = parts.filter((_, at) => words[at] === undefined).map((part) => conditionOf(part, now));
  const given = words.filter((one) => one !== undefined);
  // Signs alone are no words, and find nothing: they must not be lost.
  const plain = given.length > 0 && given.every((one) => one === '') ? text : given.join(' ');
  if (plain.length > MAX_PLAIN || plain.split(/\s+/).length > MAX_WORDS)
    throw refusedQuery(`more than ${MAX_WORDS} words, or ${MAX_PLAIN} characters of words`);
  return {
    ...(plain === '' ? {} : { text: plain }),
    ...(others.length === 0 ? {} : { where: others.length === 1 ? others[0]! : { all: others } }),
  };
};

/** The characters and words of a text that the search reads (`parseQuery`): more would be dropped. */
const [MAX_PLAIN, MAX_WORDS] = [1000, 24];

/** Returns a part of a query in the language of the portal's search, if it is a word or phrase without a field. */
const plainWords = (part: SolrQuery): string | undefined => {
  if (part.kind !== 'term' || part.as === 'beginning' || (part.field !== undefined && part.field !== 'text'))
    return undefined;
  const text = part.text.replace(/["«»“”]/g, ' ').trim();
  return part.as === 'phrase' ? `"${text}"` : text.replace(/^-+/, '');
};
