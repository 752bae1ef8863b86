import { expect, test } from '@jest/globals';
import { absences, countedFacets, FacetFilters, idFilter } from './facet-filters.ts';

test('values of a facet that differ only in case are one, spelled as most datasets spell it', () => {
  const buckets = [
    { key: 'CC-BY-4.0', doc_count: 5 },
    { key: 'autre', doc_count: 4 },
    { key: 'cc-by-4.0', doc_count: 2 },
  ];
  expect(countedFacets({ license: { doc_count: 9, values: { buckets } } })).toEqual([
    { field: 'license', value: 'CC-BY-4.0', count: 7 },
    { field: 'license', value: 'autre', count: 4 },
  ]);
});

test('each facet is counted without its own filter, and absence without that by absence', () => {
  const facets = new FacetFilters({ theme: ['Transport'], format: ['csv'], absent: true, limit: 1 }, ['a']);
  expect(facets.all()).toHaveLength(3);
  const filters = (name: string): unknown[] =>
    (facets.aggregations()[name] as { filter: { bool: { filter: unknown[] } } }).filter.bool.filter;
  expect(filters('theme')).toHaveLength(2);
  expect(filters('theme')).not.toContainEqual({ terms: { facets: ['theme transport'] } });
  expect(filters('absent')).toEqual([
    { terms: { facets: ['theme transport'] } },
    { terms: { facets: ['format csv'] } },
  ]);
  expect(filters('license')).toHaveLength(3);
});

test('without absent records, a filter by absence finds nothing, and nothing is counted', () => {
  const facets = new FacetFilters({ absent: true, limit: 1 }, []);
  expect(facets.all()).toEqual([{ match_none: {} }]);
  expect(new FacetFilters({ limit: 1 }, undefined).aggregations()).not.toHaveProperty('absent');
  expect(absences({ absent: { doc_count: 5, absent: { doc_count: 2 } } })).toEqual([2, 3]);
  expect(absences({})).toEqual([0, 0]);
});

test('many ids are filtered by several lists', () => {
  const ids = Array.from({ length: 130_000 }, (_, at) => String(at));
  const { bool } = idFilter(ids) as { bool: { should: { terms: { id: string[] } }[] } };
  expect(bool.should.map(({ terms }) => terms.id.length)).toEqual([60_000, 60_000, 10_000]);
});
