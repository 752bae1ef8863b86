import { expect, test } from '@jest/globals';
import { readAs } from '../testing/read-as.ts';

test.each([
  ['https://a.ca/oai/request', 'https://a.ca/oai/request'],
  ['https://a.ca/oai/request?verb=Identify', 'https://a.ca/oai/request'],
  ['https://a.ca/oai2d?verb=ListRecords&metadataPrefix=oai_dc#haut', 'https://a.ca/oai2d'],
  ['https://a.ca/csw.py?mode=oaipmh&verb=Identify', 'https://a.ca/csw.py?mode=oaipmh'],
  ['https://a.ca/oai?verb=ListRecords&set=jeux', expect.stringContaining('as the filter')],
  ['https://a.ca/api/3/action/package_search', expect.stringContaining('give ckan as the protocol')],
  ['oai', expect.stringContaining('fault')],
])('OAI-PMH: %s is %s', (text, expected) => {
  expect(readAs('oai-pmh', text)).toEqual(expected);
});

test('an address of OAI-PMH is recognised by other protocols', () => {
  expect(readAs('ckan', 'https://a.ca/oai/request?verb=Identify')).toContain('give oai-pmh as the protocol');
});
