import { expect, test } from '@jest/globals';
import { endpointOf } from '../index.ts';
import { readAs } from '../testing/read-as.ts';
import { isDcat } from './endpoint.ts';

test.each([
  ['https://a.ca/catalog.ttl', 'https://a.ca/catalog.ttl'],
  [' https://a.ca/catalog.jsonld?page=1&q=eau#x ', 'https://a.ca/catalog.jsonld?page=1&q=eau'],
  ['https://a.ca/api/1/site/catalog', 'https://a.ca/api/1/site/catalog'],
  ['https://a.ca', 'https://a.ca'],
  ['https://a.ca/api/3/action/package_search', expect.stringContaining('give ckan as the protocol')],
  ['ftp://a.ca/catalog.ttl', expect.stringContaining('https://')],
  ['rien', expect.stringContaining('https://')],
])('DCAT: %s is %s', (text, expected) => {
  expect(readAs('dcat', text)).toEqual(expected);
});

test('an address of RDF that is given to another protocol is recognised', () => {
  for (const address of ['https://a.ca/catalog.ttl', 'https://a.ca/d/catalog.rdf', 'https://a.ca/catalog.xml'])
    expect(endpointOf('ckan', address)).toMatchObject({ fault: { en: expect.stringContaining('give dcat') } });
});

test.each([
  ['text/turtle', '@prefix dcat: <http://www.w3.org/ns/dcat#> .', true],
  ['application/xml', '<?xml version="1.0"?><rdf:RDF xmlns:dcat="http://www.w3.org/ns/dcat#">', true],
  ['application/ld+json', '{"@context":{"dcat":"http://www.w3.org/ns/dcat#"}}', true],
  ['application/ld+json', '{"@context":"https://schema.org"}', false],
  ['application/xml', '<csw:GetRecordsResponse xmlns:dcat="http://www.w3.org/ns/dcat#">', false],
  [undefined, '', false],
])('an answer of type %s that begins with %.60s is recognised: %j', (contentType, text, expected) => {
  expect(isDcat(new URL('https://a.ca/x'), { contentType, text })).toBe(expected);
});
