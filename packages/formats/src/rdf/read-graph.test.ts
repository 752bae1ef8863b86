import { expect, test } from '@jest/globals';
import { isLiteral, type RdfGraph } from './rdf-graph.ts';
import { treeOf } from './rdf-tree.ts';
import { readGraph } from './read-graph.ts';

const URL = 'https://a.ca/data/catalog';

const read = (body: string | Uint8Array, contentType?: string, url = URL): Promise<RdfGraph> => {
  const bytes = Buffer.from(body);
  return readGraph({
    url,
    contentType,
    chunks: (async function* () {
      for (let at = 0; at < bytes.length; at += 1000) yield bytes.subarray(at, at + 1000);
    })(),
  });
};
const codeOf = async (body: string | Uint8Array, contentType?: string, url?: string): Promise<string> => {
  try {
    return `${(await read(body, contentType, url)).size} triples`;
  } catch (error) {
    return (error as { code: string }).code;
  }
};
const rules = { named: new Set<string>(), unfollowed: new Set<string>(), maxCharacters: 100_000 };
const textOf = async (body: string, contentType?: string): Promise<string> =>
  JSON.stringify(treeOf(await read(body, contentType), 'https://a.ca/d/1', rules));

const turtle = `@prefix dct: <http://purl.org/dc/terms/> . @prefix dcat: <http://www.w3.org/ns/dcat#> .
  </d/1> a dcat:Dataset ; dct:title "Arbres"@fr , "Trees"@EN ; dct:issued "2024-05-01"^^<http://www.w3.org/2001/XMLSchema#date> ;
  dcat:byteSize 12 ; dcat:distribution [ a dcat:Distribution ; dcat:accessURL </f.csv> ] .`;
const nTriples = `
  <https://a.ca/d/1> <http://purl.org/dc/terms/title> "Trees"@en .
  <https://a.ca/d/1> <http://www.w3.org/ns/dcat#distribution> _:x .
  _:x <http://www.w3.org/ns/dcat#accessURL> <https://a.ca/f.csv> .
  <https://a.ca/d/1> <http://purl.org/dc/terms/issued> "2024-05-01"^^<http://www.w3.org/2001/XMLSchema#date> .
  <https://a.ca/d/1> <http://www.w3.org/ns/dcat#byteSize> "12"^^<http://www.w3.org/2001/XMLSchema#integer> .
  <https://a.ca/d/1> <http://purl.org/dc/terms/title> "Arbres"@fr .
  _:x <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://www.w3.org/ns/dcat#Distribution> .
  <https://a.ca/d/1> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://www.w3.org/ns/dcat#Dataset> .`;
const NAMESPACES =
  'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dct="http://purl.org/dc/terms/" xmlns:dcat="http://www.w3.org/ns/dcat#"';
const rdfXml = `<?xml version="1.0"?><rdf:RDF ${NAMESPACES}>
  <dcat:Dataset rdf:about="/d/1"><dct:title xml:lang="en">Trees</dct:title>
  <dct:issued rdf:datatype="http://www.w3.org/2001/XMLSchema#date">2024-05-01</dct:issued>
  <dcat:distribution rdf:nodeID="n"/><dct:title xml:lang="fr">Arbres</dct:title>
  <dcat:byteSize rdf:datatype="http://www.w3.org/2001/XMLSchema#integer">12</dcat:byteSize></dcat:Dataset>
  <dcat:Distribution rdf:nodeID="n"><dcat:accessURL rdf:resource="/f.csv"/></dcat:Distribution></rdf:RDF>`;
const jsonLd = JSON.stringify({
  '@graph': [
    { '@id': '_:b', 'dcat:accessURL': { '@id': '/f.csv' }, '@type': 'dcat:Distribution' },
    {
      'dct:title': [
        { '@value': 'Trees', '@language': 'en' },
        { '@language': 'fr', '@value': 'Arbres' },
      ],
      'dcat:byteSize': 12,
      'dcat:distribution': { '@id': '_:b' },
      'dct:issued': { '@type': 'http://www.w3.org/2001/XMLSchema#date', '@value': '2024-05-01' },
      '@id': '/d/1',
      '@type': 'dcat:Dataset',
    },
  ],
  // At the end: the order of members has no meaning.
  '@context': { dcat: 'http://www.w3.org/ns/dcat#', dct: 'http://purl.org/dc/terms/' },
});

test('a dataset has the same text in Turtle, N-Triples, RDF/XML and JSON-LD', async () => {
  const text = await textOf(turtle, 'text/turtle');
  expect(text).toContain('Arbres');
  expect(await textOf(nTriples, 'application/n-triples')).toBe(text);
  expect(await textOf(rdfXml, 'application/rdf+xml')).toBe(text);
  expect(await textOf(jsonLd, 'application/ld+json')).toBe(text);
  // No type, or a wrong one: the beginning shows the syntax.
  for (const body of [turtle, nTriples, rdfXml, jsonLd]) {
    expect(await textOf(body)).toBe(text);
    expect(await textOf(`\ufeff${body}`, 'text/plain')).toBe(text);
  }
});

test('relative IRIs are resolved against the base that the document declares, else against its address', async () => {
  const isSubject = async (body: string): Promise<string[]> => [...(await read(body)).nodes];
  expect(await isSubject('<d> <http://p> "x" .')).toEqual(['https://a.ca/data/d']);
  expect(await isSubject('@base <http://b.ca/x/> . <d> <http://p> "x" .')).toEqual(['http://b.ca/x/d']);
  const xml = (base: string): string =>
    `<rdf:RDF ${NAMESPACES}${base}><rdf:Description rdf:about="d" dct:title="x"/></rdf:RDF>`;
  expect(await isSubject(xml(''))).toEqual(['https://a.ca/data/d']);
  expect(await isSubject(xml(' xml:base="http://b.ca/x/"'))).toEqual(['http://b.ca/x/d']);
  expect(await isSubject('{"@id":"d","http://p":"x"}')).toEqual(['https://a.ca/data/d']);
});

test('characters that no IRI has are escaped, so that all syntaxes give one IRI', async () => {
  const [node] = (
    await read(`<rdf:RDF ${NAMESPACES}><rdf:Description rdf:about="http://a.ca/a b" dct:title="x"/></rdf:RDF>`)
  ).nodes;
  expect(node).toBe('http://a.ca/a%20b');
});

test.each([
  ['utf-8 with a mark', `\ufeff<http://a> <http://p> "é" .`, 'utf-8', 'text/turtle'],
  ['the declared encoding of XML', `<?xml version="1.0" encoding="ISO-8859-1"?>${xmlWith('é')}`, 'latin1', undefined],
  ['the charset of the type', '<http://a> <http://p> "é" .', 'latin1', 'text/turtle; charset=iso-8859-1'],
  ['UTF-16 with a mark', `\ufeff${xmlWith('é')}`, 'utf-16le', 'application/rdf+xml'],
] as const)('a document is decoded by %s', async (_, body, encoding, type) => {
  const graph = await read(Buffer.from(body, encoding), type);
  const values = [...graph.nodes].flatMap((node) => [...graph.properties(node).values()].flat());
  expect(values.map((value) => (isLiteral(value) ? value.value : value))).toEqual(['é']);
});
function xmlWith(text: string): string {
  return `<rdf:RDF ${NAMESPACES}><rdf:Description rdf:about="http://a"><dct:title>${text}</dct:title></rdf:Description></rdf:RDF>`;
}

const DEEP = 100_000;
const bomb = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 20 }, (_, at) => `<!ENTITY a${at} "&a;&a;&a;&a;">`).join('')}]>`;
test.each([
  ['an empty document', '', 'body.empty'],
  ['white space', ' \n', 'body.empty'],
  ['an HTML page', '<!doctype html><title>Connexion</title>', 'fetch.unexpected-content-type'],
  ['a document that is not UTF-8', Buffer.from('<http://a> <http://p> "é" .', 'latin1'), 'body.not-utf8'],
  ['an unknown encoding', '<?xml version="1.0" encoding="ebcdic-42"?><x/>', 'body.not-utf8'],
  ['text', 'Service temporairement indisponible', 'body.not-rdf'],
  ['Turtle that was cut', turtle.slice(0, -20), 'body.not-rdf'],
  ['a prefix that is not declared', '<http://a> dct:title "x" .', 'body.not-rdf'],
  ['JSON-LD that was cut', jsonLd.slice(0, -1), 'body.not-rdf'],
  ['two documents of JSON-LD', jsonLd + jsonLd, 'body.not-rdf'],
  ['RDF/XML that was cut', rdfXml.slice(0, -1), 'body.truncated'],
  ['RDF/XML that was cut between two nodes', rdfXml.slice(0, rdfXml.lastIndexOf('<')), 'body.truncated'],
  ['RDF/XML and something after it', `${rdfXml}<x/>`, 'body.not-rdf'],
  ['XML with an undeclared prefix', `<rdf:RDF ${NAMESPACES}><gmd:x/></rdf:RDF>`, 'body.not-rdf'],
  ['a document type with entities', `<?xml version="1.0"?>${bomb}${xmlWith('&a19;')}`, 'body.not-rdf'],
  [
    'a document type that reads a file',
    `<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>${xmlWith('&f;')}`,
    'body.not-rdf',
  ],
  ['an entity that is not declared', xmlWith('&eacute;'), 'body.not-rdf'],
  ['XML of 100,000 levels', `<rdf:RDF ${NAMESPACES}>${'<dct:x>'.repeat(DEEP)}`, 'body.too-deep'],
  ['JSON of 100,000 levels', `{"@id":"http://a","http://p":${'['.repeat(DEEP)}`, 'body.too-deep'],
  ['Turtle of 100,000 levels', `<http://a> <http://p> ${'[ <http://p> '.repeat(DEEP)}`, 'body.not-rdf'],
  ['a context of another site', '{"@context":"https://b.ca/context.jsonld","@id":"x"}', 'body.remote-context'],
  [
    'a context of the network inside',
    '{"@context":[{"@import":"http://169.254.169.254/"}],"@id":"x"}',
    'body.remote-context',
  ],
  ['a context file', '{"@context":"file:///etc/passwd"}', 'body.remote-context'],
  ['JSON without a context', '{"dataset":[{"title":"x"}]}', '0 triples'],
  ['a list of numbers', '[1, 2]', 'body.not-rdf'],
  ['XML of another vocabulary', '<?xml version="1.0"?><a:b xmlns:a="http://a/"/>', '1 triples'],
  ['the five entities and characters by number', xmlWith('&lt;&amp;&#233;&#xe9;'), '1 triples'],
  [
    'a document type without entities',
    `<!DOCTYPE rdf:RDF PUBLIC "-//x" "http://b.ca/x.dtd">${xmlWith('x')}`,
    '1 triples',
  ],
])('%s is %3$s', async (_, body, expected) => {
  expect(await codeOf(body)).toBe(expected);
});

test('a short name for a very long IRI does not make a small document large in memory', async () => {
  const long = `http://a/${'a'.repeat(900_000)}`;
  const body = `@prefix p: <${long}> .\n${Array.from({ length: 2000 }, (_, at) => `p:s${at} p:p${at} p:o${at} .`).join('\n')}`;
  expect(await codeOf(body, 'text/turtle')).toBe('body.rdf-too-large');
});
