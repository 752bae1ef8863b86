import { expect, test } from '@jest/globals';
import { readAs } from '../testing/read-as.ts';

test.each([
  ['https://data.a.ca', 'https://data.a.ca'],
  ['https://data.a.ca/browse?limitTo=datasets', 'https://data.a.ca'],
  ['https://data.a.ca/Transport/Comptages/abcd-1234', 'https://data.a.ca'],
  ['https://data.a.ca/Transport/Comptages/abcd-1234/data', 'https://data.a.ca'],
  ['https://data.a.ca/d/abcd-1234', 'https://data.a.ca'],
  ['https://data.a.ca/resource/abcd-1234.json', 'https://data.a.ca'],
  ['https://data.a.ca/api/views/abcd-1234.json', 'https://data.a.ca'],
  ['https://data.a.ca/api/catalog/v1?domains=data.a.ca', 'https://data.a.ca'],
  ['https://api.us.socrata.com/api/catalog/v1?domains=data.a.ca&limit=10', 'https://data.a.ca'],
  ['https://api.us.socrata.com/api/catalog/v1', expect.stringContaining('the API of all portals')],
  ['https://api.eu.socrata.com/api/catalog/v1?domains=a.ca,b.ca', expect.stringContaining('the API of all portals')],
  ['https://data.a.ca/browse?q=eau', expect.stringContaining('as the filter')],
  ['https://data.a.ca/api/3/action/package_search', expect.stringContaining('give ckan as the protocol')],
  ['rien', expect.stringContaining('https://')],
])('Socrata: %s is %s', (text, expected) => {
  expect(readAs('socrata', text)).toEqual(expected);
});
