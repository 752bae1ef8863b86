import type { SearchSort } from '@moisson/domain';
import { CkanError } from '../ckan-error.ts';

/** Orders by their first key; names are ids (see docs/decisions/0023-names-of-datasets-are-their-ids.md). */
const ORDERS: Readonly<Record<string, SearchSort | 'default'>> = {
  'score desc': 'default',
  'relevance desc': 'default',
  'metadata_modified desc': 'changed',
  'title asc': 'title',
  'title_string asc': 'title',
  'id asc': 'id',
  'name asc': 'id',
};
/** What a further key may be: it only orders what the first one leaves equal. */
const FIELDS = new Set([...Object.keys(ORDERS).map((order) => order.split(' ')[0]!), 'metadata_created']);

/** Returns the order of a `sort` of CKAN; undefined for the usual one. Throws a `CkanError` for one that is not offered. */
export const sortOrder = (sort: string | undefined): SearchSort | undefined => {
  if (sort === undefined) return undefined;
  const keys = sort.split(',').map((key) => key.trim().toLowerCase().replace(/\s+/g, ' '));
  const order = Object.hasOwn(ORDERS, keys[0]!) ? ORDERS[keys[0]!] : undefined;
  const areKnown = keys.slice(1, 10).every((key) => FIELDS.has(key.replace(/ (?:asc|desc)$/, '')));
  if (order === undefined || !areKnown || keys.length > 10)
    throw new CkanError(
      'Search Query Error',
      `Search Query is invalid: Invalid "sort" parameter. Offered: ${Object.keys(ORDERS).join('; ')}`,
    );
  return order === 'default' ? undefined : order;
};
