import { expect, test } from '@jest/globals';
import type { JsonObject } from '@moisson/domain';
import { aSource } from '@moisson/testkit';
import fc from 'fast-check';
import { connectors } from '../registered.ts';
import { datasetsIn } from './datasets-in.ts';

const one = (value: unknown): string => JSON.stringify(value);
const CONTEXT = { '@context': 'https://schema.org/' };
const namesOf = (...scripts: unknown[]): unknown[] =>
  datasetsIn(scripts.map(one)).datasets.map((dataset) => dataset.name ?? dataset['schema:name']);

test.each([
  ['at the top', { ...CONTEXT, '@type': 'Dataset', name: 'A' }],
  [
    'in a list',
    [
      { ...CONTEXT, '@type': 'WebPage' },
      { ...CONTEXT, '@type': ['Thing', 'Dataset'], name: 'A' },
    ],
  ],
  ['in a graph', { ...CONTEXT, '@graph': [{ '@type': 'Organization' }, { '@type': 'Dataset', name: 'A' }] }],
  ['in a catalogue', { ...CONTEXT, '@type': 'DataCatalog', dataset: [{ '@type': 'Dataset', name: 'A' }] }],
  ['as the subject of a page', { ...CONTEXT, '@type': 'WebPage', mainEntity: { '@type': 'Dataset', name: 'A' } }],
  ['with a prefix', { '@context': { schema: 'http://schema.org/' }, '@type': 'schema:Dataset', 'schema:name': 'A' }],
  ['with whole addresses', { '@type': 'http://schema.org/Dataset', name: 'A' }],
  ['without a context', { '@type': 'Dataset', name: 'A' }],
])('a dataset %s is found', (_, value) => {
  expect(namesOf(value)).toEqual(['A']);
});

test.each([
  ['another vocabulary', { '@context': 'https://w3.org/ns/dcat', '@type': 'Dataset', name: 'A' }],
  ['a reference', { ...CONTEXT, '@type': 'Dataset', '@id': '#a', url: 'https://a.example/' }],
  ['a cited dataset', { ...CONTEXT, '@type': 'Article', citation: { '@type': 'Dataset', name: 'A' } }],
  ['another type', { ...CONTEXT, '@type': 'DatasetSeries', name: 'A' }],
])('%s is no dataset', (_, value) => {
  expect(namesOf(value)).toEqual([]);
});

test('references to other nodes of the page are replaced, also across scripts and in circles', () => {
  const [dataset] = datasetsIn(
    [
      {
        ...CONTEXT,
        '@type': 'Dataset',
        '@id': '#d',
        name: 'A',
        publisher: { '@id': '#o' },
        isBasedOn: { '@id': '#e' },
      },
      { '@graph': [{ '@id': '#o', '@type': 'Organization', name: 'Ville', parentOrganization: { '@id': '#o' } }] },
      { ...CONTEXT, '@type': 'Dataset', '@id': '#e', name: 'B' },
    ].map(one),
  ).datasets as [JsonObject];
  expect(dataset.publisher).toEqual({
    '@id': '#o',
    '@type': 'Organization',
    name: 'Ville',
    parentOrganization: { '@id': '#o' },
  });
  // Another dataset stays a reference: it is a record of its own.
  expect(dataset.isBasedOn).toEqual({ '@id': '#e' });
});

test('copies of nodes are bounded', () => {
  const big = { '@id': '#o', name: 'x'.repeat(300_000) };
  const graph = Array.from({ length: 100 }, (_, at) => ({
    '@type': 'Dataset',
    name: `${at}`,
    publisher: { '@id': '#o' },
  }));
  const { datasets } = datasetsIn([one({ ...CONTEXT, '@graph': [big, ...graph] })]);
  expect(datasets).toHaveLength(100);
  expect(one(datasets).length).toBeLessThan(6_000_000);
});

test('a script in a wrapper is read, and one about a dataset that is not JSON is counted', () => {
  expect(datasetsIn([`//<![CDATA[\n${one({ '@type': 'Dataset', name: 'A' })}\n//]]>`]).datasets).toHaveLength(1);
  expect(datasetsIn(['{"@type":"Dataset",}', '{"@type":"BreadcrumbList",}', '['.repeat(100_000)]).unreadable).toBe(1);
});

test('any JSON and any text give datasets that can be mapped', () => {
  const { 'schema-org': protocol } = connectors;
  const source = aSource({ protocol: 'schema-org', endpoint: 'https://a.example' });
  const names = fc.constantFrom(
    '@graph',
    'dataset',
    'name',
    'publisher',
    'distribution',
    'spatialCoverage',
    'geo',
    'box',
    'license',
    'identifier',
    '@id',
    'temporalCoverage',
    'url',
    'keywords',
  );
  const node = fc
    .dictionary(names, fc.oneof(fc.jsonValue(), fc.constant({ '@id': 'x' })))
    .map((given) => ({ '@type': 'Dataset', name: 'A', ...given }));
  fc.assert(
    fc.property(node, fc.string({ unit: 'binary' }), (given, text) => {
      for (const dataset of datasetsIn([one(given), text]).datasets) {
        const record = { page: 'https://a.example/p', dataset: JSON.parse(one(dataset)) as JsonObject };
        const key = protocol.keyOf(record, source);
        if (key !== undefined) expect(protocol.map(record, key, source).dataset.title).not.toEqual({});
      }
    }),
  );
});
