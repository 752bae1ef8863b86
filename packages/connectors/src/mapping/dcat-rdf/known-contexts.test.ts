import { expect, test } from '@jest/globals';
import { readGraph, type RdfGraph } from '@moisson/formats';
import { knownContexts } from './known-contexts.ts';

const read = (json: object): Promise<RdfGraph> =>
  readGraph(
    {
      url: 'https://a.ca/data/catalog',
      contentType: 'application/ld+json',
      chunks: (async function* () {
        yield Buffer.from(JSON.stringify(json));
      })(),
    },
    knownContexts,
  );

test.each([
  'https://semiceu.github.io/DCAT-AP/releases/3.0.0/context/dcat-ap.jsonld',
  'https://www.w3.org/ns/dcat.jsonld',
  'https://www.w3.org/ns/dcat#',
  'http://www.w3.org/ns/hydra/context.jsonld',
  'https://project-open-data.cio.gov/v1.1/schema/catalog.jsonld',
])('the context %s is known without a request', async (context) => {
  const graph = await read({
    '@context': context,
    '@id': 'c',
    '@type': 'Catalogue',
    title: 'Données',
    dataset: 'd',
    'dct:issued': '2024',
  });
  const node = 'https://a.ca/data/c';
  expect(graph.values(node, 'http://purl.org/dc/terms/title')).toEqual([{ value: 'Données' }]);
  expect(graph.values(node, 'http://purl.org/dc/terms/issued')).toEqual([{ value: '2024' }]);
  expect(graph.values(node, 'http://www.w3.org/ns/dcat#dataset')).toEqual(['https://a.ca/data/d']);
});

test('the context of schema.org is known without a request', async () => {
  const graph = await read({ '@context': 'https://schema.org/', '@id': 'http://a', name: 'x' });
  expect(graph.values('http://a', 'http://schema.org/name')).toEqual([{ value: 'x' }]);
});

test.each(['https://b.ca/context.jsonld', 'https://schema.org.b.ca/', 'file:///etc/passwd', 'http://169.254.169.254/'])(
  'the context %s is refused',
  async (context) => {
    await expect(read({ '@context': [context], '@id': 'x' })).rejects.toMatchObject({ code: 'body.remote-context' });
  },
);
