import { expect, test } from '@jest/globals';
import type { XmlElement } from '@moisson/formats';
import { codesOf, extrasOf, mapXml } from '../../testing/map-xml.ts';
import { readDublinCore } from './read-dublin-core.ts';

const read = (record: XmlElement) => readDublinCore(record, { dateIs: 'issued' });
const map = (content: string) => mapXml(read, `<dc>${content}</dc>`);
const datasetOf = (content: string) => map(content).dataset;

test('a record of a repository is mapped: the first date is that of issue, the first known licence counts', () => {
  const mapped = map(`
    <title xml:lang="fr">Arbres</title><title xml:lang="en">Trees</title>
    <creator>Tremblay, Jeanne</creator><publisher>Université de Laval</publisher>
    <description>Les arbres de la ville</description>
    <date>2021-05-03T10:00:00Z</date><date>2020</date>
    <rights>info:eu-repo/semantics/openAccess</rights><rights>Tous droits réservés</rights>
    <rights>https://creativecommons.org/licenses/by/4.0/</rights>
    <identifier>https://depot.ca/123</identifier><identifier>doi:10.5683/SP3/ABC</identifier>
    <subject>Forêt, urbaine</subject><language>fra</language><format>text/csv</format><type>Dataset</type>`);
  expect(mapped.dataset).toMatchObject({
    title: { fr: 'Arbres', en: 'Trees' },
    description: { fr: 'Les arbres de la ville' },
    organization: { name: 'Université de Laval' },
    issued: '2020',
    license: { id: 'CC-BY-4.0' },
    accessLevel: 'info:eu-repo/semantics/openAccess',
    landingPage: 'https://depot.ca/123',
    identifier: ['cle', 'doi:10.5683/SP3/ABC'],
    keyword: ['Forêt, urbaine'],
    language: ['fr'],
    distribution: [{ accessURL: 'https://depot.ca/123', format: 'CSV', mediaType: 'text/csv' }],
  });
  expect(extrasOf(mapped)).toEqual({
    ...{ resourceType: 'Dataset', creator: 'Tremblay, Jeanne', rights: 'Tous droits réservés' },
  });
});

test('a DOI is the address of the page, if there is no other', () => {
  expect(datasetOf('<identifier>10.5683/SP3/ABC</identifier>').landingPage).toBe('https://doi.org/10.5683/SP3/ABC');
});

test.each([
  ['<coverage>Laval</coverage>', { spatial: { label: 'Laval' } }],
  ['<coverage>2011/2016</coverage>', { temporal: { start: '2011', end: '2016' } }],
  ['<coverage>start=2011; end=2016; name=Cycle</coverage>', { temporal: { start: '2011', end: '2016' } }],
  [
    '<spatial>northlimit=45.7; southlimit=45.4; westlimit=-73.9; eastlimit=-73.4; name=Montréal</spatial>',
    { spatial: { label: 'Montréal', bbox: [-73.9, 45.4, -73.4, 45.7] } },
  ],
  ['<spatial>east=-73.5; north=45.5</spatial>', { spatial: { bbox: [-73.5, 45.5, -73.5, 45.5] } }],
])('%s', (content, expected) => {
  expect(datasetOf(content)).toMatchObject(expected);
});

test.each([
  ['urn:ogc:def:crs:EPSG::4326', '45.4 -73.9', '45.7 -73.4'],
  ['urn:x-ogc:def:crs:EPSG:6.11:4326', '45.4 -73.9', '45.7 -73.4'],
  ['http://www.opengis.net/def/crs/EPSG/0/4326', '45.4 -73.9', '45.7 -73.4'],
  ['urn:ogc:def:crs:OGC:1.3:CRS84', '-73.9 45.4', '-73.4 45.7'],
  ['EPSG:4326', '-73.9 45.4', '-73.4 45.7'],
  ['', '-73.9 45.4', '-73.4 45.7'],
])('a box in %s has its axes in the order of the system', (crs, lower, upper) => {
  const corners = `<LowerCorner>${lower}</LowerCorner><UpperCorner>${upper}</UpperCorner>`;
  expect(datasetOf(`<BoundingBox crs="${crs}">${corners}</BoundingBox>`).spatial?.bbox).toEqual([
    -73.9, 45.4, -73.4, 45.7,
  ]);
});

test('a box in metres is kept aside', () => {
  const mapped = map('<BoundingBox crs="urn:ogc:def:crs:EPSG::32198"><LowerCorner>1 2</LowerCorner></BoundingBox>');
  expect(mapped.dataset.spatial).toBeUndefined();
  expect(extrasOf(mapped)).toMatchObject({ 'BoundingBox/LowerCorner': '1 2' });
});

test('what cannot be read is a finding, and is kept aside', () => {
  const mapped = map(
    '<title>Arbres</title><issued>bientôt</issued><URI protocol="x">javascript:alert(1)</URI><a.b c="d">é</a.b><relation>x</relation>',
  );
  expect(codesOf(mapped)).toEqual(
    expect.arrayContaining(['field.date-unreadable', 'field.url-refused', 'field.name-suspicious']),
  );
  expect(extrasOf(mapped)).toMatchObject({
    issued: 'bientôt',
    'files[0]': { url: 'javascript:alert(1)' },
    'a.b': { '@c': 'd', '#text': 'é' },
    relation: 'x',
  });
  expect(mapped.dataset.distribution).toEqual([]);
});

test('the same description twice is said once, another one is kept aside', () => {
  const mapped = map('<abstract>Un</abstract><description>Un</description><description>Deux</description>');
  expect(mapped.dataset.description).toEqual({ fr: 'Un' });
  expect(extrasOf(mapped)).toEqual({ description: 'Deux' });
});
