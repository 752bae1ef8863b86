import { expect, test } from '@jest/globals';
import { formatLabel, formatNamed } from './formats.ts';

test.each([
  [
    'CSV',
    [
      'CSV',
      'csv',
      '.CSV',
      'Csv ',
      'text/csv',
      'TEXT/CSV',
      'CSV (zip)',
      'CSV (ZIP)',
      'zip/csv',
      'application/csv',
      'comma separated values',
      'Comma-Separated Values',
      'text/csv;charset=utf-8',
      'fichier CSV',
      'CSV file',
      'http://publications.europa.eu/resource/authority/file-type/CSV',
      'https://www.iana.org/assignments/media-types/text/csv',
      'csv.gz',
    ],
  ],
  [
    'GeoJSON',
    [
      'GeoJSON',
      'geojson',
      'GEO JSON',
      'geo-json',
      '.geojson',
      'application/geo+json',
      'application/vnd.geo+json',
      'GEOJSON (zip)',
      'GeoJson ',
      'http://publications.europa.eu/resource/authority/file-type/GEOJSON',
    ],
  ],
  [
    'SHP',
    [
      'SHP',
      'Shapefile',
      'ESRI SHAPEFILE',
      'Esri Shape',
      'shp (zip)',
      'shape-zip',
      'ZIP (SHP)',
      'Shape File',
      '.shp',
      'zipped shapefile',
    ],
  ],
  [
    'XLSX',
    [
      'XLSX',
      'Excel',
      'xlsx',
      'MS Excel',
      'Microsoft Excel',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      '.XLSX',
      'Excel (xlsx)',
      'xlsx file',
      'format XLSX',
    ],
  ],
  ['GPKG', ['GeoPackage', 'gpkg', 'OGC GeoPackage', 'application/geopackage+sqlite3', 'geo package'.replace(' ', '')]],
  ['REST', ['ESRI REST', 'ArcGIS REST', 'ArcGIS GeoService', 'REST', 'Esri Rest']],
  ['WMS', ['WMS', 'OGC:WMS', 'ogc wms', 'Web Map Service', 'wms_srvc']],
  ['HTML', ['HTML', 'text/html', 'htm', 'Page Web', 'web page']],
  ['ZIP', ['ZIP', 'application/zip', 'application/x-zip-compressed', '.zip']],
])('%s has one label however it is spelled', (label, spellings) => {
  for (const given of spellings) expect([given, formatLabel(given)]).toEqual([given, label]);
});

test('a packed format is marked as packed, and an unknown format keeps its name', () => {
  expect(formatNamed('CSV (zip)')).toMatchObject({ label: 'CSV', packed: true });
  expect(formatNamed('CSV')).toMatchObject({ mediaType: 'text/csv', packed: false });
  expect(formatLabel('Fichier Étrange v2')).toBe('FICHIER ETRANGE V2');
  expect(formatLabel(undefined)).toBe('');
  expect(formatNamed('x'.repeat(4_000_000))).toBeUndefined();
});
