import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readDocument } from './read-document.ts';

const read = (document: string | Uint8Array, contentType?: string) =>
  readDocument(
    { bytes: Buffer.from(document as string), contentType },
    { signal: new AbortController().signal, limit: 10 },
  );

const CKAN = {
  id: 'a1',
  name: 'arbres',
  title: 'Arbres',
  notes: 'Tous les arbres',
  license_id: 'cc-by',
  metadata_modified: '2026-01-31T10:00:00',
  organization: { name: 'laval', title: 'Ville de Laval' },
  tags: [{ name: 'arbre' }],
  resources: [{ id: 'r1', name: 'CSV', url: 'https://a.ca/arbres.csv', format: 'CSV' }],
};
const DCAT_US = {
  '@type': 'dcat:Dataset',
  accessLevel: 'public',
  title: 'Arbres',
  description: 'Tous les arbres',
  identifier: 'https://a.ca/arbres',
  modified: '2026-01-31',
  publisher: { '@type': 'org:Organization', name: 'Ville de Laval' },
  contactPoint: { '@type': 'vcard:Contact', fn: 'Données', hasEmail: 'mailto:donnees@a.ca' },
  keyword: ['arbre'],
  distribution: [{ '@type': 'dcat:Distribution', downloadURL: 'https://a.ca/arbres.csv', mediaType: 'text/csv' }],
};
const JSON_LD = {
  '@context': { dcat: 'http://www.w3.org/ns/dcat#', dct: 'http://purl.org/dc/terms/' },
  '@id': 'https://a.ca/arbres',
  '@type': 'dcat:Dataset',
  'dct:title': { '@value': 'Arbres', '@language': 'fr' },
  'dct:description': 'Tous les arbres',
};
const TURTLE =
  '@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> . <https://a.ca/d> a dcat:Dataset ; dct:title "Arbres"@fr ; dct:description "Tous les arbres" .';
const RDF_XML =
  '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dcat="http://www.w3.org/ns/dcat#" xmlns:dct="http://purl.org/dc/terms/"><dcat:Dataset rdf:about="https://a.ca/d"><dct:title>Arbres</dct:title></dcat:Dataset></rdf:RDF>';
const text = (name: string, value: string): string =>
  `<gmd:${name}><gco:CharacterString>${value}</gco:CharacterString></gmd:${name}>`;
const ISO = `<gmd:MD_Metadata xmlns:gmd="http://www.isotc211.org/2005/gmd" xmlns:gco="http://www.isotc211.org/2005/gco">${text('fileIdentifier', 'a1')}<gmd:identificationInfo><gmd:MD_DataIdentification><gmd:citation><gmd:CI_Citation>${text('title', 'Arbres')}</gmd:CI_Citation></gmd:citation>${text('abstract', 'Tous les arbres')}</gmd:MD_DataIdentification></gmd:identificationInfo></gmd:MD_Metadata>`;
const DC =
  '<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier>a1</dc:identifier><dc:title>Arbres</dc:title></oai_dc:dc>';
const OAI = `<record xmlns="http://www.openarchives.org/OAI/2.0/"><header><identifier>oai:a:1</identifier><datestamp>2026-01-31</datestamp></header><metadata>${DC}</metadata></record>`;

describe('a record is read by the protocol that understands most of it', () => {
  test.each<[name: string, document: string, protocol: string]>([
    ['a package', JSON.stringify(CKAN), 'ckan'],
    ['the answer of package_show', JSON.stringify({ success: true, result: CKAN }), 'ckan'],
    ['the answer of package_search', JSON.stringify({ success: true, result: { count: 1, results: [CKAN] } }), 'ckan'],
    ['a dataset of DCAT-US', JSON.stringify(DCAT_US), 'dcat-us'],
    [
      'a data.json',
      JSON.stringify({ conformsTo: 'https://project-open-data.cio.gov/v1.1/schema', dataset: [DCAT_US] }),
      'dcat-us',
    ],
    ['JSON-LD', JSON.stringify(JSON_LD), 'dcat'],
    ['Turtle', TURTLE, 'dcat'],
    ['RDF/XML', RDF_XML, 'dcat'],
    ['ISO 19115', ISO, 'csw'],
    [
      'ISO 19115 in an answer',
      `<csw:GetRecordByIdResponse xmlns:csw="http://www.opengis.net/cat/csw/2.0.2">${ISO}</csw:GetRecordByIdResponse>`,
      'csw',
    ],
    ['Dublin Core', DC, 'csw'],
    ['a record of OAI-PMH', OAI, 'oai-pmh'],
    [
      'an answer of OAI-PMH',
      `<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><GetRecord>${OAI}</GetRecord></OAI-PMH>`,
      'oai-pmh',
    ],
    ['CSV', 'Titre;Description;URL\nArbres;Tous;https://a.ca/arbres.csv\n', 'table'],
  ])('%s', async (_, document, protocol) => {
    const { problems, protocol: found, records, total } = await read(document);
    expect({ problems, protocol: found?.name, total }).toEqual({ problems: [], protocol, total: 1 });
    const { dataset } = records[0]!.mapped;
    expect(dataset.title.fr ?? Object.values(dataset.title)[0]).toBe('Arbres');
  });
});

test('a record without an identifier is judged, and told to have none', async () => {
  const { id: _, ...package_ } = CKAN;
  const { records } = await read(JSON.stringify(package_));
  expect(records[0]!.key).toBeUndefined();
  expect(records[0]!.mapped.findings[0]).toMatchObject({ code: 'record.no-key', severity: 'error' });
});

test.each<[name: string, document: string | Uint8Array, code: string]>([
  ['nothing', '', 'validation.no-record'],
  ['JSON of something else', '{"a":1}', 'validation.no-record'],
  ['JSON that is cut', '{"id":"a","title":"b"', 'record.malformed'],
  ['JSON nested without end', '['.repeat(100_000) + ']'.repeat(100_000), 'record.malformed'],
  [
    'a package nested without end',
    `{"id":"a","title":"b","c":${'['.repeat(50_000)}${']'.repeat(50_000)}}`,
    'record.malformed',
  ],
  ['a million values', `[${'1,'.repeat(400_000)}1]`, 'record.too-complex'],
  ['XML with entities', '<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;">]><a>&d;</a>', 'record.malformed'],
  [
    'XML with an external entity',
    '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
    'record.malformed',
  ],
  ['XML nested without end', '<a>'.repeat(100_000), 'record.malformed'],
  [
    'Turtle with a fault',
    '@prefix dcat: <http://www.w3.org/ns/dcat#> . <https://a.ca/d> a dcat:Dataset ;;; "',
    'record.malformed',
  ],
  ['HTML', '<!doctype html><html><body><p>Bonjour</body></html>', 'record.malformed'],
  ['bytes', Uint8Array.from({ length: 5000 }, (_, at) => (at * 7919) % 256), 'validation.no-record'],
])('%s is a problem, with what is wrong', async (_, document, code) => {
  const { problems, records } = await read(document);
  expect({ codes: problems.map((one) => one.code), records }).toEqual({ codes: [code], records: [] });
});

test('no document makes it throw', async () => {
  const value = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      fc.string(),
      fc.integer(),
      fc.constant(null),
      fc.array(tie('value'), { maxLength: 3 }),
      tie('object'),
    ),
    object: fc.dictionary(
      fc.constantFrom(...Object.keys(CKAN), ...Object.keys(DCAT_US), 'result', 'dataset', '@context', '@graph', '@id'),
      tie('value'),
      { maxKeys: 6 },
    ),
  })).object;
  const documents = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    value.map((one) => Buffer.from(JSON.stringify(one))),
    fc
      .tuple(fc.constantFrom(ISO, RDF_XML, OAI, TURTLE), fc.nat(), fc.string({ maxLength: 5 }))
      .map(([given, at, more]) =>
        Buffer.from(given.slice(0, at % given.length) + more + given.slice(at % given.length)),
      ),
  );
  await fc.assert(
    fc.asyncProperty(documents, async (document) => {
      const { problems, records } = await read(document);
      expect(problems.length + records.length).toBeGreaterThan(0);
    }),
    { numRuns: 150 },
  );
});
