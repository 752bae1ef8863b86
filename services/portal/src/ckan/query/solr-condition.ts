import type { Condition, FacetFilters } from '@moisson/domain';
import { refusedQuery } from '../ckan-error.ts';
import { dateSpan } from './solr-dates.ts';
import type { RangeEnd, SolrQuery } from './solr-query.ts';

const ALL: Condition = { all: [] };
const NONE: Condition = { any: [] };

/** Fields with one value of a list, by our facets. The id of an organization is its name. */
const FACETS: Readonly<Record<string, keyof FacetFilters>> = {
  organization: 'organization',
  owner_org: 'organization',
  groups: 'theme',
  license_id: 'license',
  res_format: 'format',
};
/** Fields of words. */
const TEXTS: Readonly<Record<string, 'any' | 'title' | 'body'>> = {
  text: 'any',
  title: 'title',
  notes: 'body',
};
const DATES: Readonly<Record<string, 'changedAt' | 'firstSeenAt'>> = {
  metadata_modified: 'changedAt',
  metadata_created: 'firstSeenAt',
};
/** Fields that have the same value everywhere. */
const SAME: Readonly<Record<string, string>> = {
  state: 'active',
  type: 'dataset',
  dataset_type: 'dataset',
  private: 'false',
  capacity: 'public',
};
const ALWAYS = ['*', 'id', 'name', 'title', 'text', ...Object.keys(DATES), ...Object.keys(SAME)];

/** The fields that queries may name. */
export const queryFields: readonly string[] = [
  ...['id', 'name', 'tags', 'title', 'notes', 'text'],
  ...[...Object.keys(FACETS), ...Object.keys(DATES), ...Object.keys(SAME)],
];

const own = <T>(table: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;

/** Returns a query as a condition of our search. Throws a `CkanError` for a field, or a use of it, that is not offered. */
export const conditionOf = (query: SolrQuery, now: Date): Condition => {
  switch (query.kind) {
    case 'all':
      return ALL;
    case 'and':
      return { all: query.of.map((one) => conditionOf(one, now)) };
    case 'or':
      return { any: query.of.map((one) => conditionOf(one, now)) };
    case 'not':
      return { not: conditionOf(query.of, now) };
    case 'exists':
      if (ALWAYS.includes(query.field)) return ALL;
      throw unsupported(query.field, `${query.field}:*`);
    case 'range':
      return rangeOf(query.field, query.from, query.to, now);
    case 'term':
      return termOf(query, now);
  }
};

const termOf = ({ field = 'text', text, as }: Extract<SolrQuery, { readonly kind: 'term' }>, now: Date): Condition => {
  const words = own(TEXTS, field);
  if (words !== undefined) return { words: text, in: words, ...(as === undefined ? {} : { as }) };
  if (as === 'beginning') throw unsupported(field, `${field}:${text}*`);
  const facet = own(FACETS, field);
  if (facet !== undefined) return { facet, value: text };
  const same = own(SAME, field);
  if (same !== undefined) return text.toLowerCase() === same ? ALL : NONE;
  const date = own(DATES, field);
  if (date !== undefined) return { date, ...dateSpan(text, now) };
  if (field === 'id' || field === 'name') return { id: text };
  if (field === 'tags') return { keyword: text };
  throw undefinedField(field);
};

const rangeOf = (field: string, from: RangeEnd, to: RangeEnd, now: Date): Condition => {
  const date = own(DATES, field);
  if (date === undefined) {
    if (from.text === '*' && to.text === '*' && ALWAYS.includes(field)) return ALL;
    throw queryFields.includes(field) ? unsupported(field, 'a range') : undefinedField(field);
  }
  const [first, last] = [from, to].map(({ text }) => (text === '*' ? undefined : dateSpan(text, now)));
  return {
    date,
    ...(first === undefined ? {} : { from: from.isIncluded ? first.from : first.before }),
    ...(last === undefined ? {} : { before: to.isIncluded ? last.before : last.from }),
  };
};

const undefinedField = (field: string): Error =>
  refusedQuery(`undefined field ${field.slice(0, 100)}. Fields: ${queryFields.join(', ')}`);
const unsupported = (field: string, use: string): Error =>
  refusedQuery(`${use.slice(0, 200)} is not supported for the field ${field.slice(0, 100)}`);
