/**
 * The version of the documents: raise it with their fields (`indexedDocument`, `indexDefinition`). An index of another schema is neither read
 * nor written: services of two schemas each have their own. How words are read has a version of its own (`indexVersion`).
 */
export const SCHEMA = 2;

const keyword = { type: 'keyword', ignore_above: 1000 } as const;
/** For filters alone: neither sorted nor counted. */
const filter = { ...keyword, doc_values: false } as const;

/**
 * The fields of a document. All words are cut by our own analysis, and points are given by the query: so every field is a plain value, and
 * OpenSearch gives the results of the index in memory. The fields of words are not in `_source`, which would double the index.
 */
const properties = {
  id: keyword,
  changedAt: { type: 'long' },
  firstSeenAt: { type: 'long' },
  titleKey: keyword,
  boost: { type: 'short' },
  /** The ids of its records. */
  records: keyword,
  organization: keyword,
  theme: keyword,
  format: keyword,
  license: keyword,
  source: keyword,
  /** Folded in case. */
  keyword,
  /** The same values as `facetKey` spells them. */
  facets: filter,
  /** Each token once, to count the datasets that hold it. */
  tokens: filter,
  /** Each token with the set of fields that hold it: `markOf`. */
  marks: filter,
  pairs: filter,
  /** Words of titles and keywords, to correct and to complete those of queries. */
  words: keyword,
  firstDay: { type: 'integer' },
  lastDay: { type: 'integer' },
  latitude: { type: 'float_range' },
  /** Two ranges if the box crosses the antimeridian. */
  longitude: { type: 'float_range' },
} as const;

/** What one request may return: `changes` and the comparison read pages of this size at most. */
export const MAX_WINDOW = 10_000;
/** Values of one list of a filter. */
export const MAX_TERMS = 60_000;

/** Returns what creates an index: its settings, its fields, and the alias through which it is written. */
export const indexDefinition = (writeAlias: string): object => ({
  settings: {
    // A million datasets are some gigabytes: one shard gives exact counts without gathering them.
    number_of_shards: 1,
    auto_expand_replicas: '0-1',
    // The feeder refreshes what it wrote itself, so that its position never runs ahead of what is found.
    refresh_interval: '30s',
    // Newest first, as most results are: else each older document that is met first enters the list of the best ones, and leaves it again.
    'sort.field': ['changedAt'],
    'sort.order': ['desc'],
    max_result_window: MAX_WINDOW,
    max_terms_count: MAX_TERMS,
    // How long the version of a deleted document is remembered: longer than a request may take, so that a late one does not bring a removed
    // dataset back. Not much longer: what an administrator deletes by hand cannot be written again meanwhile.
    gc_deletes: '60s',
  },
  mappings: {
    dynamic: false,
    _source: { excludes: ['facets', 'tokens', 'marks', 'pairs', 'words', 'records'] },
    properties: {
      ...properties,
      organizationName: { type: 'keyword', index: false, doc_values: false },
      state: { type: 'object', enabled: false },
    },
  },
  aliases: { [writeAlias]: {} },
});
