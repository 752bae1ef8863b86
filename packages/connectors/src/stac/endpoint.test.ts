import { expect, test } from '@jest/globals';
import { readAs } from '../testing/read-as.ts';

test.each([
  ['https://a.ca/stac', 'https://a.ca/stac'],
  ['https://a.ca/api/stac/v1/', 'https://a.ca/api/stac/v1'],
  ['https://a.ca/api/stac/v1/collections?limit=10', 'https://a.ca/api/stac/v1'],
  ['https://a.ca/api/collections/ortho/items', 'https://a.ca/api'],
  ['https://a.ca/stac/search', 'https://a.ca/stac'],
  ['https://a.ca/stac/api.html#/Core', 'https://a.ca/stac'],
  ['https://a.ca/imagerie/catalog.json', 'https://a.ca/imagerie/catalog.json'],
  ['https://a.ca/imagerie/catalog.json#x', 'https://a.ca/imagerie/catalog.json'],
  ['https://a.ca/stac/collections?q=ortho', expect.stringContaining('as the filter')],
  ['https://a.ca/api/3/action/package_search', expect.stringContaining('give ckan as the protocol')],
  ['s3://a/catalog.json', expect.stringContaining('https://')],
])('STAC: %s is %s', (text, expected) => {
  expect(readAs('stac', text)).toEqual(expected);
});
