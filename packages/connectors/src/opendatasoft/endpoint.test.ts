import { expect, test } from '@jest/globals';
import { endpointOf } from '../index.ts';
import { readAs } from '../testing/read-as.ts';

test.each([
  ['https://a.ca', 'https://a.ca'],
  ['https://a.ca/explore/?sort=modified', 'https://a.ca'],
  ['https://a.ca/explore/', 'https://a.ca'],
  ['https://a.ca/explore/dataset/jeu/table/', 'https://a.ca'],
  ['https://a.ca/fr/explore', 'https://a.ca'],
  ['https://a.ca/pages/accueil/', 'https://a.ca'],
  ['https://a.ca/api', 'https://a.ca'],
  ['https://a.ca/api/explore/v2.1', 'https://a.ca'],
  ['https://a.ca/api/explore/v2.1/catalog/datasets?limit=20', 'https://a.ca'],
  ['https://a.ca/api/explore/v2.0/catalog/datasets/', 'https://a.ca'],
  ['https://a.ca/api/datasets/1.0/search/', 'https://a.ca'],
  ['https://a.ca/api/v2/console', 'https://a.ca'],
  ['https://a.ca#/home', 'https://a.ca'],
  ['https://a.ca/explore/?refine.theme=Eau', expect.stringContaining('as the filter')],
  ['https://a.ca/api/explore/v2.1/catalog/datasets?where=x', expect.stringContaining('as the filter')],
  ['https://a.ca/api/3/action/package_search', expect.stringContaining('give ckan as the protocol')],
])('Opendatasoft: %s is %s', (text, expected) => {
  expect(readAs('opendatasoft', text)).toEqual(expected);
});

test('a usual form is stored as given, so that a stored source does not change', () => {
  expect(endpointOf('opendatasoft', 'https://a.ca/api/explore/v2.1')).toMatchObject({
    endpoint: 'https://a.ca/api/explore/v2.1',
  });
});
