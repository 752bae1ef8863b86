import { expect, test } from '@jest/globals';
import { readAs } from '../testing/read-as.ts';

test.each([
  ['https://a.ca/geonetwork/srv/fre/csw', 'https://a.ca/geonetwork/srv/fre/csw'],
  ['https://a.ca/csw?service=CSW&request=GetCapabilities&version=2.0.2', 'https://a.ca/csw'],
  ['https://a.ca/csw?SERVICE=CSW&REQUEST=GetCapabilities#haut', 'https://a.ca/csw'],
  ['https://a.ca/cgi?map=cat.map&service=CSW', 'https://a.ca/cgi?map=cat.map'],
  ['https://a.ca/csw?request=GetRecords&constraint=x', expect.stringContaining('as the filter')],
  ['https://a.ca/csw.py?mode=oaipmh', 'https://a.ca/csw.py?mode=oaipmh'],
  ['https://a.ca/csw.py?mode=oaipmh&verb=Identify', expect.stringContaining('give oai-pmh as the protocol')],
  ['ftp://a.ca/csw', expect.stringContaining('fault')],
])('CSW: %s is %s', (text, expected) => {
  expect(readAs('csw', text)).toEqual(expected);
});

test('an address of CSW is recognised by other protocols', () => {
  expect(readAs('ckan', 'https://a.ca/csw?service=CSW')).toContain('give csw as the protocol');
});
