import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { endpointOf } from './index.ts';

const readAs = (protocol: Parameters<typeof endpointOf>[0], text: string): string => {
  const read = endpointOf(protocol, text);
  return 'site' in read ? read.site : `fault: ${read.fault.en}`;
};

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

test.each([
  ['https://a.hub.arcgis.com', 'https://a.hub.arcgis.com'],
  ['https://A.hub.arcgis.com//', 'https://a.hub.arcgis.com'],
  ['https://a.ca/search?collection=Dataset', 'https://a.ca'],
  ['https://a.ca/datasets/0123456789abcdef0123456789abcdef_0/explore', 'https://a.ca'],
  ['https://a.ca/datasets/ville::parcs', 'https://a.ca'],
  ['https://a.ca/pages/licence', 'https://a.ca'],
  ['https://a.ca/maps/abc', 'https://a.ca'],
  ['https://a.ca/#/home', 'https://a.ca'],
  ['https://a.ca/fr/search', 'https://a.ca'],
  ['https://a.ca/api/search/v1', 'https://a.ca'],
  ['https://a.ca/api/search/v1/collections/dataset/items?limit=10', 'https://a.ca'],
  ['https://a.ca/api/feed/dcat-us/1.1.json', 'https://a.ca/api/feed/dcat-us/1.1.json'],
  ['https://a.ca/data.json?page=1', 'https://a.ca/data.json?page=1'],
  ['https://a.ca/data.json#x', 'https://a.ca/data.json'],
  ['https://a.ca/search?q=eau', expect.stringContaining('as the filter')],
  ['https://a.ca/arcgis/rest/services', expect.stringContaining('ArcGIS Server')],
  ['https://ville.maps.arcgis.com/home', expect.stringContaining('ArcGIS Online')],
  ['https://www.arcgis.com/home/item.html?id=0123', expect.stringContaining('ArcGIS Online')],
  ['https://a.ca/api/3/action', expect.stringContaining('give ckan as the protocol')],
])('Hub: %s is %s', (text, expected) => {
  expect(readAs('arcgis-hub', text)).toEqual(expected);
});

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
  for (const text of ['https://a.ca/', 'https://a.ca/x/api/3/action/', 'https://a.ca/api/3'])
    expect(endpointOf('ckan', text)).toMatchObject({ endpoint: text });
  expect(endpointOf('ckan', 'https://a.ca/dataset')).toMatchObject({ endpoint: 'https://a.ca' });
  expect(endpointOf('opendatasoft', 'https://a.ca/api/explore/v2.1')).toMatchObject({
    endpoint: 'https://a.ca/api/explore/v2.1',
  });
});

test('any text is accepted or rejected, and an accepted endpoint is accepted again unchanged', () => {
  const texts = fc.oneof(fc.string(), fc.webUrl({ withQueryParameters: true, withFragments: true }));
  fc.assert(
    fc.property(
      texts,
      fc.constantFrom('ckan' as const, 'arcgis-hub' as const, 'opendatasoft' as const),
      (text, protocol) => {
        const read = endpointOf(protocol, text);
        if ('site' in read) expect(endpointOf(protocol, read.endpoint)).toMatchObject({ site: read.site });
      },
    ),
  );
});
