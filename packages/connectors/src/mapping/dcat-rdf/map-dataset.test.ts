import { expect, test } from '@jest/globals';
import type { MappedDataset } from '@moisson/contracts';
import { mapTurtle } from '../../testing/map-turtle.ts';
import { datasetKey } from './identifiers.ts';

const EU = 'http://publications.europa.eu/resource/authority';

test.each<[string, string, Partial<MappedDataset>]>([
  [
    'texts of several languages',
    'dct:title "Arbres"@fr , "Trees"@en-CA ; dct:description "Les arbres."@fr , "The trees."@en',
    { title: { fr: 'Arbres', en: 'Trees' }, description: { fr: 'Les arbres.', en: 'The trees.' } },
  ],
  [
    'a text with and one without a language',
    'dct:title "Trees"@en , "Arbres publics"',
    { title: { en: 'Trees', fr: 'Arbres publics' } },
  ],
  ['an abstract', 'dct:abstract "<p>Les arbres de la ville.</p>"', { description: { fr: 'Les arbres de la ville.' } }],
  [
    'keywords of all languages',
    'dcat:keyword "arbre"@fr , "forêt"@fr , "tree"@en',
    { keyword: ['arbre', 'forêt', 'tree'] },
  ],
  [
    'the publisher',
    'dct:publisher [ foaf:name "Ville de Laval"@fr , "City of Laval"@en ]',
    { organization: { id: 'ville-de-laval', name: 'Ville de Laval' } },
  ],
  [
    'the publisher as a text',
    'dct:publisher "Ville de Laval"',
    { organization: { id: 'ville-de-laval', name: 'Ville de Laval' } },
  ],
  [
    'a creator',
    'dct:publisher <https://a.ca/o> ; dct:creator [ foaf:name "MRC" ]',
    { organization: { id: 'mrc', name: 'MRC' } },
  ],
  [
    'a contact',
    'dcat:contactPoint [ vcard:fn "Données" ; vcard:hasEmail <mailto:d@a.ca> ]',
    { contactPoint: { name: 'Données', email: 'd@a.ca' } },
  ],
  [
    'a contact with a node of an address',
    'dcat:contactPoint [ vcard:hasEmail [ vcard:hasValue <mailto:d@a.ca> ] ]',
    { contactPoint: { email: 'd@a.ca' } },
  ],
  [
    'EU themes',
    `dcat:theme <${EU}/data-theme/ENVI> , <${EU}/data-theme/TRAN>`,
    { theme: ['environnement-ressources-naturelles-energie', 'transport'] },
  ],
  ['a theme by its name', 'dcat:theme [ skos:prefLabel "Santé"@fr , "Health"@en ]', { theme: ['sante'] }],
  [
    'a frequency of the EU',
    `dct:accrualPeriodicity <${EU}/frequency/MONTHLY>`,
    { accrualPeriodicity: `${EU}/frequency/MONTHLY` },
  ],
  [
    'a frequency as a duration',
    'dct:accrualPeriodicity [ rdf:value [ time:years 1.0 ] ]',
    { accrualPeriodicity: `${EU}/frequency/ANNUAL` },
  ],
  [
    'dates',
    'dct:issued "2020"^^xsd:gYear ; dct:modified "2024-05-01T10:00:00-04:00"^^xsd:dateTime',
    { issued: '2020', modified: '2024-05-01T14:00:00.000Z' },
  ],
  ['the last of two dates', 'dct:modified "2024-05-01" , "2023-01-01"', { modified: '2024-05-01' }],
  [
    'a box as WKT',
    'dct:spatial [ dcat:bbox "POLYGON((-74 45,-73 45,-73 46,-74 46,-74 45))"^^gsp:wktLiteral ; skos:prefLabel "Laval"@fr ]',
    { spatial: { bbox: [-74, 45, -73, 46], label: 'Laval' } },
  ],
  [
    'a box as GeoJSON, where the WKT is wrong',
    'dct:spatial [ locn:geometry "???" , """{"type":"Polygon","coordinates":[[[-74,45],[-73,46],[-74,46],[-74,45]]]}""" ]',
    { spatial: { bbox: [-74, 45, -73, 46] } },
  ],
  [
    'a WKT with latitudes first',
    'dct:spatial [ gsp:hasGeometry [ gsp:asWKT "<http://www.opengis.net/def/crs/EPSG/0/4326> POLYGON((45 -74,46 -74,46 -73,45 -74))" ] ]',
    { spatial: { bbox: [-74, 45, -73, 46] } },
  ],
  ['a point', 'dct:spatial [ dcat:centroid "POINT(-73.5 45.5)" ]', { spatial: { bbox: [-73.5, 45.5, -73.5, 45.5] } }],
  ['a place as a text', 'dct:spatial "Montréal"', { spatial: { label: 'Montréal' } }],
  [
    'a period of DCAT',
    'dct:temporal [ dcat:startDate "2020-01-01"^^xsd:date ; dcat:endDate "2021-12-31"^^xsd:date ]',
    { temporal: { start: '2020-01-01', end: '2021-12-31' } },
  ],
  ['an open period of schema.org', 'dct:temporal [ schema:startDate "2020" ]', { temporal: { start: '2020' } }],
  [
    'a period of OWL-Time',
    'dct:temporal [ time:hasBeginning [ time:inXSDDate "2020-01-01"^^xsd:date ] ]',
    { temporal: { start: '2020-01-01' } },
  ],
  [
    'a period as a text',
    'dct:temporal "2020-01-01 / 2021-01-01"',
    { temporal: { start: '2020-01-01', end: '2021-01-01' } },
  ],
  ['the languages', `dct:language <${EU}/language/FRA> , "en"`, { language: ['fr', 'en'] }],
  ['a landing page', 'dcat:landingPage <https://a.ca/page>', { landingPage: 'https://a.ca/page' }],
  [
    'identifiers',
    'dct:identifier "12" ; adms:identifier [ skos:notation "doi:1"^^xsd:anyURI ]',
    { identifier: ['https://a.ca/d', '12', 'doi:1'] },
  ],
  [
    'the access level of the EU',
    `dct:accessRights <${EU}/access-right/RESTRICTED>`,
    { accessLevel: 'restricted public' },
  ],
  ['the access level by its label', 'dct:accessRights [ rdfs:label "public"@en ]', { accessLevel: 'public' }],
])('maps %s', async (_, properties, expected) => {
  expect((await mapTurtle(properties)).dataset).toMatchObject(expected);
});

const CC_BY = { id: 'CC-BY-4.0' };
test.each<[string, string, object | undefined]>([
  ['an IRI', 'dct:license <https://creativecommons.org/licenses/by/4.0/>', CC_BY],
  ['an IRI of the EU', `dct:license <${EU}/licence/CC_BY_4_0>`, CC_BY],
  ['a text', 'dct:license "CC BY 4.0"', CC_BY],
  [
    'a document with a title',
    'dct:license [ a dct:LicenseDocument ; dct:title "Creative Commons Attribution 4.0" ]',
    CC_BY,
  ],
  ['an unknown IRI with a known title', 'dct:license <https://a.ca/l>', CC_BY],
  ['a statement of rights', 'dct:rights [ rdfs:label "CC BY 4.0" ]', CC_BY],
  ['the known one of two', 'dct:license "Voir le site" , <https://creativecommons.org/licenses/by/4.0/>', CC_BY],
  [
    'the stricter one of two',
    'dct:license <https://creativecommons.org/licenses/by-nc/4.0/> , <https://creativecommons.org/licenses/by/4.0/>',
    { id: 'CC-BY-NC-4.0' },
  ],
  ['an unknown text', 'dct:license "Voir le site"', { original: 'Voir le site' }],
  ['rights that are no licence', 'dct:rights "Tous droits réservés à la Ville"', undefined],
  [
    'that of all files',
    'dcat:distribution [ dct:title "a" ; dct:license "CC BY 4.0" ] , [ dct:title "b" ; dct:license "cc-by-4.0" ]',
    CC_BY,
  ],
  [
    'not that of one file',
    'dcat:distribution [ dct:title "a" ; dct:license "CC BY 4.0" ] , [ dct:title "b" ]',
    undefined,
  ],
])('the licence is %s', async (_, properties, expected) => {
  const { dataset, findings } = await mapTurtle(properties, '<https://a.ca/l> dct:title "CC BY 4.0" .');
  if (expected === undefined) expect(dataset.license).toBeUndefined();
  else expect(dataset.license).toMatchObject(expected);
  expect(findings.some(({ code }) => code === 'field.license-missing')).toBe(expected === undefined);
});

test('maps distributions, and keeps what has no field', async () => {
  const { dataset } = await mapTurtle(
    `dcat:distribution <https://a.ca/f> , <https://a.ca/g>`,
    `<https://a.ca/f> a dcat:Distribution ; dct:title "Arbres (CSV)"@fr ; dcat:accessURL <https://a.ca/p> ; dcat:downloadURL <https://a.ca/f.csv> ;
      dcat:mediaType <https://www.iana.org/assignments/media-types/text/csv> ; dct:format <${EU}/file-type/CSV> ;
      dcat:byteSize "1024.0"^^xsd:decimal ; dct:modified "2024-01-01" ; dct:issued "2023-01-01" ; dct:license "CC BY 4.0" ;
      <http://spdx.org/rdf/terms#checksum> [ <http://spdx.org/rdf/terms#checksumValue> "abc" ] .`,
  );
  expect(dataset.distribution).toEqual([
    {
      id: 'https://a.ca/f',
      title: 'Arbres (CSV)',
      accessURL: 'https://a.ca/p',
      downloadURL: 'https://a.ca/f.csv',
      format: 'CSV',
      mediaType: 'text/csv',
      byteSize: 1024,
      license: expect.objectContaining(CC_BY),
      modified: '2024-01-01',
      extras: [
        { key: 'dct:issued', value: '"2023-01-01"' },
        { key: 'spdx:checksum', value: '{"spdx:checksumValue":"abc"}' },
      ],
    },
    { id: 'https://a.ca/g' },
  ]);
});

test.each([
  [
    'a service has the address of its endpoint',
    'dcat:accessService [ dcat:endpointURL <https://a.ca/wms> ]',
    { accessURL: 'https://a.ca/wms' },
  ],
  [
    'a format may be a node',
    'dct:format [ a dct:IMT ; rdf:value "text/csv" ; rdfs:label "CSV" ]',
    { format: 'CSV', mediaType: 'text/csv' },
  ],
  [
    'the media type gives the format',
    'dcat:mediaType "application/geo+json"',
    { format: 'GeoJSON', mediaType: 'application/geo+json' },
  ],
  ['an address that is not web is text', 'dcat:downloadURL "ftp://a.ca/f.zip"', { address: 'ftp://a.ca/f.zip' }],
])('in a distribution, %s', async (_, properties, expected) => {
  const { dataset } = await mapTurtle(`dcat:distribution [ ${properties} ]`);
  expect(dataset.distribution).toEqual([expect.objectContaining(expected)]);
});

test('what has no field is among the extras, under its short name or its IRI', async () => {
  const { dataset } = await mapTurtle(
    `dct:provenance [ rdfs:label "Relevés"@fr ] ; <http://www.w3.org/2002/07/owl#versionInfo> "2" ; <http://b.ca/x> "y" ;
     dct:title "Arbres"@fr , "Arbres de Laval"@fr ; dcat:theme "Inconnu" ; dct:spatial <http://b.ca/place> ; dct:conformsTo <http://b.ca/s>`,
  );
  const extras = Object.fromEntries(dataset.extras.map(({ key, value }) => [key, JSON.parse(value)]));
  expect(extras).toEqual({
    'dct:provenance': { 'rdfs:label': { '@language': 'fr', '@value': 'Relevés' } },
    'owl:versionInfo': '2',
    'http://b.ca/x': 'y',
    'dct:title': [
      { '@language': 'fr', '@value': 'Arbres de Laval' },
      { '@language': 'fr', '@value': 'Arbres' },
    ],
    'dcat:theme': 'Inconnu',
    'dct:spatial': 'http://b.ca/place',
    'dct:conformsTo': 'http://b.ca/s',
  });
});

test('hundreds of files with one fault are one finding', async () => {
  const files = Array.from({ length: 200 }, (_, at) => `[ dct:title "${at}" ; dct:license "Voir le site" ]`);
  const { findings } = await mapTurtle(`dcat:distribution ${files.join(' , ')} ; dct:issued "hier"`);
  expect(findings.map(({ code }) => code).sort()).toEqual([
    'field.date-unreadable',
    'field.description-missing',
    'field.license-unknown',
  ]);
});

test('a dataset is linked by its IRI, its pages and its files', async () => {
  const { links, identities } = await mapTurtle(
    'dcat:landingPage <https://ckan.ca/dataset/arbres> ; dcat:distribution <https://ckan.ca/dataset/arbres/resource/0112cf32-bce0-4071-9504-923375f9f2ad>',
  );
  expect(links).toEqual(
    expect.arrayContaining([
      'iri:https://a.ca/d',
      'page:ckan.ca/dataset/arbres',
      'resource:0112cf32-bce0-4071-9504-923375f9f2ad',
    ]),
  );
  expect(identities).toEqual(['title:arbres', 'page://ckan.ca/dataset/arbres']);
});

const ID = 'http://purl.org/dc/terms/identifier';
test.each([
  ['its IRI', { '@id': 'https://a.ca/d', [ID]: [{ '@value': '1' }] }, 'https://a.ca/d'],
  ['its identifier, if it is a blank node', { [ID]: [{ '@value': '1' }] }, '1'],
  [
    'its identifier, if its IRI was made for a blank node',
    { '@id': 'https://a.ca/.well-known/genid/x', [ID]: [{ '@value': '1' }] },
    '1',
  ],
  [
    'its identifier of ADMS',
    {
      'http://www.w3.org/ns/adms#identifier': [{ 'http://www.w3.org/2004/02/skos/core#notation': [{ '@value': '2' }] }],
    },
    '2',
  ],
  ['its landing page', { 'http://www.w3.org/ns/dcat#landingPage': [{ '@id': 'https://a.ca/p' }] }, 'https://a.ca/p'],
  ['missing, if it has none of them', { 'http://purl.org/dc/terms/title': [{ '@value': 'x' }] }, undefined],
])('the key of a dataset is %s', (_, record, key) => {
  expect(datasetKey(record)).toBe(key);
});
