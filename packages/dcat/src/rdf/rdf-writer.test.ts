import { expect, test } from '@jest/globals';
import { readGraph, treeOf } from '@moisson/formats';
import type { Dataset } from '@moisson/contracts';
import fc from 'fast-check';
import { catalogueQuads } from '../catalogue-quads.ts';
import { datasetQuads } from '../dataset-quads.ts';
import { datasetIri } from '../site.ts';
import { datasets, site, wholeDataset } from '../testing/a-dataset.ts';
import { rdfSyntaxes, rdfWriter, writeRdf, type RdfSyntax } from './rdf-writer.ts';

const syntaxes = Object.keys(rdfSyntaxes) as RdfSyntax[];
const iri = datasetIri(site, wholeDataset.id);

/** Reads a document back, as a tree of a node that does not depend on the syntax. */
const readBack = async (syntax: RdfSyntax, text: string, node: string): Promise<string> => {
  const graph = await readGraph({
    url: `https://moisson.example/x.${syntax}`,
    contentType: rdfSyntaxes[syntax],
    chunks: (async function* () {
      yield Buffer.from(text);
    })(),
  });
  const tree = treeOf(graph, node, { named: new Set(), unfollowed: new Set(), maxCharacters: 1e7 });
  return 'text' in tree ? tree.text : tree.fault;
};
const asWritten = (dataset: Dataset, syntax: RdfSyntax): Promise<string> =>
  readBack(syntax, writeRdf(syntax, datasetQuads(dataset, site)), iri);

test('every syntax says the same of a dataset, whatever its texts and addresses are', async () => {
  await fc.assert(
    fc.asyncProperty(datasets, async (dataset) => {
      const [first, ...others] = await Promise.all(syntaxes.map((syntax) => asWritten(dataset, syntax)));
      expect(first).toContain('Dataset');
      for (const other of others) expect(other).toBe(first);
    }),
    { numRuns: 200 },
  );
});

test('equal datasets give equal bytes', () => {
  for (const syntax of syntaxes)
    expect(writeRdf(syntax, datasetQuads(structuredClone(wholeDataset), site))).toBe(
      writeRdf(syntax, datasetQuads(wholeDataset, site)),
    );
});

test('a document in parts says the same in every syntax, also without a part', async () => {
  const page = { collection: `${site.origin}/c`, current: `${site.origin}/c?a=1`, first: `${site.origin}/c`, total: 1 };
  const catalogue = catalogueQuads({ ...page, next: `${site.origin}/c?a=2`, ids: [wholeDataset.id] }, site);
  const read = syntaxes.map(async (syntax) => {
    const writer = rdfWriter(syntax);
    const text = writer.part(catalogue) + writer.part(datasetQuads(wholeDataset, site)) + writer.end();
    return [await readBack(syntax, text, `${site.origin}/`), await readBack(syntax, text, page.collection)].join();
  });
  const [first, ...others] = await Promise.all(read);
  expect(first).toContain('Arbres publics');
  expect(first).toContain('nextPage');
  for (const other of others) expect(other).toBe(first);
  expect(rdfWriter('jsonld').end()).toContain('"@graph":[]');
  expect(rdfWriter('rdf').end()).toContain('</rdf:RDF>');
});

test('JSON-LD and RDF/XML have a dataset on top, with its files inside', () => {
  const text = writeRdf('jsonld', datasetQuads(wholeDataset, site));
  const { '@graph': graph } = JSON.parse(text) as {
    '@graph': { '@type': string; 'dcat:distribution': unknown[] }[];
  };
  expect(graph.map((node) => node['@type'])).toEqual(['dcat:Dataset', 'dcat:CatalogRecord']);
  expect(graph[0]!['dcat:distribution'][0]).toMatchObject({
    '@type': 'dcat:Distribution',
    'dcat:downloadURL': { '@id': 'https://laval.ca/arbres%201.csv' },
  });
  expect(writeRdf('rdf', datasetQuads(wholeDataset, site))).toContain(
    '<dct:title xml:lang="fr">Arbres publics</dct:title>',
  );
});
