import { expect, test } from '@jest/globals';
import { readAs } from '../testing/read-as.ts';

test.each([
  ['https://a.ca', 'https://a.ca/data.json'],
  ['https://a.ca/', 'https://a.ca/data.json'],
  ['https://a.ca/data.json', 'https://a.ca/data.json'],
  ['https://a.ca/portail/data.json', 'https://a.ca/portail/data.json'],
  ['https://a.ca/data.json?page=1', 'https://a.ca/data.json?page=1'],
  ['https://a.ca/data.json#x', 'https://a.ca/data.json'],
  ['https://a.ca/dataset/arbres', 'https://a.ca/data.json'],
  ['https://a.ca/fr/search', 'https://a.ca/data.json'],
  ['https://a.ca/api/feed/dcat-us/1.1.json', 'https://a.ca/api/feed/dcat-us/1.1.json'],
  ['https://a.ca/exports/pod?lang=fr', 'https://a.ca/exports/pod?lang=fr'],
  ['https://a.ca/search?q=eau', expect.stringContaining('as the filter')],
  ['https://a.ca/api/3/action/package_search', expect.stringContaining('give ckan as the protocol')],
  ['ftp://a.ca/data.json', expect.stringContaining('https://')],
])('DCAT-US: %s is %s', (text, expected) => {
  expect(readAs('dcat-us', text)).toEqual(expected);
});
