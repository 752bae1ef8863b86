import { expect, test } from '@jest/globals';
import { RecordKey } from '@moisson/contracts';
import { xmlFormat } from '@moisson/formats';
import { aSource } from '@moisson/testkit';
import { csw } from '../../csw/index.ts';
import { oaiPmh } from '../../oai-pmh/index.ts';

const source = aSource({ protocol: 'csw', endpoint: 'https://geo.example.org/csw', organization: undefined });
const key = RecordKey.parse('fiche-1');
const RDF =
  'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dcat="http://www.w3.org/ns/dcat#" ' +
  'xmlns:dct="http://purl.org/dc/terms/" xmlns:foaf="http://xmlns.com/foaf/0.1/"';
const parse = (text: string) => xmlFormat.parse(Buffer.from(text)).given;
const graph = (inside: string) => parse(`<rdf:RDF ${RDF}>${inside}</rdf:RDF>`);
const dataset = (inside = '', about = 'https://geo.example.org/jeu/1'): string =>
  `<dcat:Dataset rdf:about="${about}"><dct:title xml:lang="fr">Arbres</dct:title>${inside}</dcat:Dataset>`;
const STATED = '<dct:identifier>arbres</dct:identifier>';
const catalogueRecord = (about: string, inside = ''): string =>
  `<dcat:CatalogRecord rdf:about="${about}">${inside}<dct:issued>2026-01-01</dct:issued></dcat:CatalogRecord>`;

test.each([
  ['the identifier of its catalogue record', catalogueRecord('https://a.ca/r', STATED) + dataset(), 'arbres'],
  [
    'the end of the address that GeoNetwork gives it',
    catalogueRecord('https://a.ca/records/0a-1') + dataset(STATED),
    '0a-1',
  ],
  ['the identifier of its dataset', dataset(STATED), 'arbres'],
  ['the IRI of its dataset', dataset(), 'https://geo.example.org/jeu/1'],
])('the key of a record in CSW is %s', (_, inside, expected) => {
  expect(csw.keyOf(graph(inside), source)).toBe(expected);
});

test('a node without rdf:RDF around it is a record too, and relative IRIs are resolved against the endpoint', () => {
  const record = parse(dataset('', 'jeu/1').replace('<dcat:Dataset', `<dcat:Dataset ${RDF}`));
  expect(csw.keyOf(record, source)).toBe('https://geo.example.org/jeu/1');
  expect(csw.map(record, key, source).dataset.title).toEqual({ fr: 'Arbres' });
});

test('what a record says of itself and of other datasets stays in the extras', () => {
  const record = graph(`${catalogueRecord('https://a.ca/records/1')}${dataset()}${dataset('', 'https://a.ca/2')}`);
  const extras = csw.map(record, key, source).dataset.extras.map(({ key: name }) => name);
  expect(extras).toEqual(expect.arrayContaining(['dcat:record', 'dcat:dataset']));
});

test('a service is withheld; what is not RDF, or describes no dataset, has no key and loses no text', () => {
  const service = graph('<dcat:DataService rdf:about="https://a.ca/s"><dct:title>WMS</dct:title></dcat:DataService>');
  expect(csw.withholds!(service, source)).toBe('type: service');
  const others = ['<dct:title>Rues', '<foaf:Agent><foaf:name>Rues'].map(
    (one) =>
      one +
      one
        .match(/<([\w:]+)/g)!
        .reverse()
        .map((tag) => `</${tag.slice(1)}>`)
        .join(''),
  );
  for (const inside of ['Rues', ...others]) {
    const record = graph(inside);
    expect(csw.keyOf(record, source)).toBeUndefined();
    if (inside !== 'Rues') expect(JSON.stringify(csw.map(record, key, source).dataset.extras)).toContain('Rues');
  }
});

test('labels of blank nodes and claimed dates are no change of a record', () => {
  const version = (label: string, date: string): string =>
    dataset(`<dct:modified>${date}</dct:modified><dct:publisher rdf:nodeID="${label}"/>`) +
    `<foaf:Agent rdf:nodeID="${label}"><foaf:name>Ville</foaf:name></foaf:Agent>`;
  const inCsw = (inside: string): string => csw.format.canonicalText(graph(inside), csw.volatileFields);
  const inOai = (inside: string): string => {
    const content = `<metadata><rdf:RDF ${RDF}>${inside}</rdf:RDF></metadata>`;
    const record = parse(`<record><header><identifier>a</identifier></header>${content}</record>`);
    return oaiPmh.format.canonicalText(record, oaiPmh.volatileFields);
  };
  for (const textOf of [inCsw, inOai])
    expect(textOf(version('N1', '2026-01-01'))).toBe(textOf(version('N2', '2026-02-02')));
});
