import { expect, test } from '@jest/globals';
import { RecordKey } from '@moisson/contracts';
import type { JsonObject } from '@moisson/domain';
import { aSource } from '@moisson/testkit';
import { dcatUs } from './index.ts';

const source = aSource({ protocol: 'dcat-us', endpoint: 'https://a.ca/data.json', organization: undefined });
const mapped = (record: JsonObject) => dcatUs.map(record, RecordKey.parse('jeu'), source);

test('every field of DCAT-US 3.0 that has an equivalent arrives, and the others stay in the extras', () => {
  const { dataset } = mapped({
    '@id': 'https://a.ca/jeux/climat',
    '@type': 'Dataset',
    title: 'Climate observations of the year',
    titleMap: { fr: 'Observations du climat' },
    description: 'The daily observations that are collected by the stations of the city.',
    identifier: { '@type': 'Identifier', schemaAgency: 'Climat Québec', notation: 'CQ-1' },
    publisher: [{ '@type': 'Organization', name: 'Climat Québec' }],
    contactPoint: [{ fn: 'Équipe du climat', hasEmail: 'mailto:climat@a.ca', tel: '+1 418 555-0100' }, { fn: 'Autre' }],
    theme: [{ prefLabel: 'Climatologie' }],
    keyword: ['climat'],
    landingPage: { '@type': 'Document', accessURL: 'https://a.ca/dataset/climat' },
    spatial: [{ prefLabel: 'Québec', bbox: 'POLYGON((-75 45, -60 45, -60 55, -75 55, -75 45))' }],
    temporal: [{ startDate: '2024-01-01', endDate: '2024-12-31' }],
    accrualPeriodicity: 'daily',
    accessRights: 'http://publications.europa.eu/resource/authority/access-right/PUBLIC',
    issued: '2024-01-15',
    modified: '2024-06-01',
    language: ['en', 'fr'],
    version: '2024.1',
    distribution: [
      {
        '@id': 'https://a.ca/d/1',
        title: 'CSV',
        accessURL: 'https://a.ca/dataset/climat',
        downloadURL: 'https://a.ca/climat.csv',
        format: 'CSV',
        byteSize: '524288000',
        license: 'https://creativecommons.org/licenses/by/4.0/',
        characterEncoding: ['UTF-8'],
      },
    ],
  });
  expect(dataset).toMatchObject({
    title: { fr: 'Observations du climat', en: 'Climate observations of the year' },
    organization: { id: 'climat-quebec', name: 'Climat Québec' },
    contactPoint: { name: 'Équipe du climat', email: 'climat@a.ca' },
    license: { id: 'CC-BY-4.0' },
    landingPage: 'https://a.ca/dataset/climat',
    spatial: { label: 'Québec', bbox: [-75, 45, -60, 55] },
    temporal: { start: '2024-01-01', end: '2024-12-31' },
    accrualPeriodicity: expect.stringMatching(/DAILY$/),
    accessLevel: 'public',
    issued: '2024-01-15',
    modified: '2024-06-01',
    language: ['en', 'fr'],
    identifier: ['jeu', 'Climat Québec: CQ-1'],
    distribution: [{ id: 'https://a.ca/d/1', byteSize: 524_288_000, license: { id: 'CC-BY-4.0' } }],
  });
  const extras = dataset.extras.map(({ key }) => key);
  expect(extras).toEqual(expect.arrayContaining(['theme', 'version', 'contactPoint', 'contactPoint.tel', 'publisher']));
});

test('an identifier is a text, a number, a node or a notation; without one the page or the title stands in', () => {
  const keyOf = (record: JsonObject) => dcatUs.keyOf(record, source);
  expect(keyOf({ identifier: ' a ' })).toBe('a');
  expect(keyOf({ identifier: 12 })).toBe('12');
  expect(keyOf({ identifier: { '@id': 'https://a.ca/1', notation: 'x' } })).toBe('https://a.ca/1');
  expect(keyOf({ identifier: { notation: 'x' }, title: 'Eau' })).toBe('x');
  expect(keyOf({ identifier: { '@type': 'Identifier' }, title: 'L’Eau' })).toBe('title:l eau');
  expect(keyOf({ title: 'Eau', landingPage: 'https://a.ca/eau' })).toBe('https://a.ca/eau');
  // One bad export with empty identifiers must not rename every record.
  expect(keyOf({ title: 'Eau', identifier: '' })).toBeUndefined();
  expect(keyOf({})).toBeUndefined();
  const { findings, dataset } = mapped({ title: 'Eau' });
  expect(findings.map(({ code }) => code)).toContain('record.identifier-missing');
  expect(dataset.identifier).toEqual([]);
});

test('an interval of ISO 8601 as the date of modification is no finding, and is kept', () => {
  const { dataset, findings } = mapped({ identifier: 'a', title: 'Eau', modified: 'R/P1D' });
  expect(dataset.modified).toBeUndefined();
  expect(findings.map(({ code }) => code)).not.toContain('field.date-unreadable');
  expect(dataset.extras).toContainEqual({ key: 'modified', value: '"R/P1D"' });
});

test('distributions with different licences, or without one, do not give the dataset a licence', () => {
  const licences = (...given: (string | undefined)[]) =>
    mapped({
      identifier: 'a',
      title: 'Eau',
      distribution: given.map((license) => (license === undefined ? {} : { license })),
    }).dataset.license;
  const [by, zero] = [
    'https://creativecommons.org/licenses/by/4.0/',
    'https://creativecommons.org/publicdomain/zero/1.0/',
  ];
  expect(licences(by, by)?.id).toBe('CC-BY-4.0');
  expect(licences(by, zero)).toBeUndefined();
  expect(licences(by, undefined)).toBeUndefined();
});
