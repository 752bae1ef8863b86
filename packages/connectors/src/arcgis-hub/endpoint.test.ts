import { expect, test } from '@jest/globals';
import { readAs } from '../testing/read-as.ts';

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
