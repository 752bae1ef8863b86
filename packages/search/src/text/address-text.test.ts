import { expect, test } from '@jest/globals';
import { aDataset } from '@moisson/testkit';
import { findAmong } from '../testing/find-among.ts';

const UUID = 'f170fecc-18db-44bc-b4fe-5b0b6d2a7297';
const cycling = aDataset('Pistes', {
  landingPage: 'https://donnees.montreal.ca/dataset/velos',
  identifier: [UUID],
  distribution: [
    { downloadURL: `https://donnees.montreal.ca/dataset/${UUID}/resource/download/reseau_cyclable.geojson?v=2#x` },
    { downloadURL: 'http://www.stm.info/sites/default/files/gtfs/GTFS.zip' },
    { downloadURL: 'https://a.ca/collecte-2024.csv' },
    { downloadURL: 'https://a.ca/R%C3%A9seau%20routier.csv' },
    { accessURL: 'https://carte.example.org/arcgis/rest/services/Hydro/FeatureServer/0' },
    { address: 'ftp://ftp.exemple.ca/pub/lidar.laz' },
  ],
});
const walking = aDataset('Sentiers', { landingPage: 'https://donnees.montreal.ca/dataset/sentiers' });

test.each([
  'reseau_cyclable.geojson',
  'reseau_cyclable',
  'cyclable',
  'GEOJSON',
  'GTFS.zip',
  'gtfs',
  'collecte-2024.csv',
  'collecte 2024',
  'Réseau routier.csv',
  'https://donnees.montreal.ca/dataset/velos',
  'HTTP://donnees.montreal.ca/dataset/velos/',
  'donnees.montreal.ca/dataset/velos',
  'www.stm.info',
  'stm.info',
  'dataset/velos',
  `https://donnees.montreal.ca/dataset/${UUID}/resource/download/reseau_cyclable.geojson`,
  'https://a.ca/R%C3%A9seau%20routier.csv',
  'https://carte.example.org/arcgis/rest/services/Hydro/FeatureServer/0',
  'ftp.exemple.ca',
  'lidar.laz',
  UUID,
  UUID.toUpperCase(),
  UUID.replaceAll('-', ''),
])('a file or an address matches as a whole and by its parts: %s', (text) => {
  expect(findAmong(text, cycling, walking)).toEqual([0]);
});

test('a host name matches all datasets with an address there', () => {
  expect(findAmong('donnees.montreal.ca', cycling, walking)).toHaveLength(2);
});

test.each(['dataset', 'resource', 'montreal', 'donnees', 'stm', 'services', 'files', 'hydro', 'https'])(
  'a plain word does not match in addresses: %s',
  (text) => {
    expect(findAmong(text, cycling, walking)).toEqual([]);
  },
);
