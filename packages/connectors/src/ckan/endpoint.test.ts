import { expect, test } from '@jest/globals';
import { endpointOf } from '../index.ts';
import { readAs } from '../testing/read-as.ts';

test.each([
  ['https://a.ca', 'https://a.ca'],
  ['https://a.ca/', 'https://a.ca'],
  [' https://a.ca/ ', 'https://a.ca'],
  ['https://WWW.A.ca/', 'https://www.a.ca'],
  ['https://a.ca/recherche/', 'https://a.ca/recherche'],
  ['https://a.ca/recherche/dataset', 'https://a.ca/recherche'],
  ['https://a.ca/recherche/fr/dataset/', 'https://a.ca/recherche'],
  ['https://a.ca/dataset/jeu-1', 'https://a.ca'],
  ['https://a.ca/fr/organization/ville', 'https://a.ca'],
  ['https://a.ca/api', 'https://a.ca'],
  ['https://a.ca/api/3/', 'https://a.ca'],
  ['https://a.ca//api/3/action//', 'https://a.ca'],
  ['https://a.ca/api/action', 'https://a.ca'],
  ['https://a.ca/api/3/action/package_search', 'https://a.ca'],
  ['https://a.ca/api/3/action/package_search?rows=10&q=*:*', 'https://a.ca'],
  ['https://a.ca/api/3/action/package_list', 'https://a.ca'],
  ['https://a.ca/data/api/rest/package', 'https://a.ca/data'],
  ['https://a.ca#/home', 'https://a.ca'],
  ['https://a.ca/dataset?sort=title', 'https://a.ca'],
  ['https://a.ca/dataset?organization=ville', expect.stringContaining('give https://a.ca, and the part as the filter')],
  ['https://a.ca/api/3/action/package_search?fq=tags:eau', expect.stringContaining('as the filter')],
  ['https://a.ca/data.json', expect.stringContaining('arcgis-hub')],
  ['https://a.hub.arcgis.com/search', expect.stringContaining('give arcgis-hub as the protocol')],
  ['https://a.ca/api/explore/v2.1/catalog/datasets', expect.stringContaining('give opendatasoft as the protocol')],
  ['ftp://a.ca', expect.stringContaining('https://')],
  ['rien', expect.stringContaining('https://')],
])('CKAN: %s is %s', (text, expected) => {
  expect(readAs('ckan', text)).toEqual(expected);
});

test('a usual form is stored as given, so that a stored source does not change', () => {
  for (const text of ['https://a.ca/', 'https://a.ca/x/api/3/action/', 'https://a.ca/api/3'])
    expect(endpointOf('ckan', text)).toMatchObject({ endpoint: text });
  expect(endpointOf('ckan', 'https://a.ca/dataset')).toMatchObject({ endpoint: 'https://a.ca' });
});
