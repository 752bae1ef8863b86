import { describe, expect, test } from '@jest/globals';
import { formatLabel, formatNamed } from './formats.ts';
import { frequencyUri } from './frequencies.ts';
import { licenceAt, licenceNamed } from './licences.ts';
import { themeSlug } from './themes.ts';

describe('formats', () => {
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
    [
      'GPKG',
      ['GeoPackage', 'gpkg', 'OGC GeoPackage', 'application/geopackage+sqlite3', 'geo package'.replace(' ', '')],
    ],
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
});

test.each([
  [
    'DAILY',
    [
      'daily',
      'R/P1D',
      'P1D',
      'PT24H',
      'Quotidienne',
      'quotidien',
      'Chaque jour',
      'http://purl.org/cld/freq/daily',
      'http://inspire.ec.europa.eu/metadata-codelist/MaintenanceFrequency/daily',
    ],
  ],
  ['WEEKLY', ['R/P1W', 'R/P7D', 'P1W', 'weekly', 'Hebdomadaire', 'hebdomadaire.', 'toutes les semaines']],
  ['WEEKLY_2', ['R/P3.5D', 'semiweekly', 'http://purl.org/cld/freq/semiweekly', 'R/P0.5W']],
  ['WEEKLY_3', ['R/P0.33W', 'threeTimesAWeek', 'Three times a week']],
  ['BIWEEKLY', ['R/P2W', 'R/P14D', 'fortnightly', 'Biweekly', 'aux deux semaines', 'toutes les 2 semaines']],
  [
    'MONTHLY',
    [
      'R/P1M',
      'P1M',
      'Mensuelle',
      'mensuel',
      'MONTHLY',
      'http://publications.europa.eu/resource/authority/frequency/MONTHLY',
      'http://purl.org/cld/freq/monthly',
      'Chaque mois',
      'R5/P1M',
    ],
  ],
  ['MONTHLY_2', ['R/P0.5M', 'semimonthly', 'bimensuelle']],
  ['MONTHLY_3', ['R/P0.33M', 'threeTimesAMonth', 'R/P0,33M']],
  ['BIMONTHLY', ['R/P2M', 'bimonthly', 'bimestriel', 'aux deux mois']],
  ['QUARTERLY', ['R/P3M', 'quarterly', 'Trimestrielle', 'P3M']],
  ['ANNUAL_3', ['R/P4M', 'threeTimesAYear']],
  ['ANNUAL_2', ['R/P6M', 'semiannual', 'biannual', 'semestrielle', 'Semi-annuelle']],
  ['ANNUAL', ['R/P1Y', 'P12M', 'P365D', 'annual', 'Annuelle', 'yearly', 'chaque année']],
  ['BIENNIAL', ['R/P2Y', 'P24M', 'bisannuelle', 'tous les 2 ans']],
  ['TRIENNIAL', ['R/P3Y', 'triennale']],
  ['QUADRENNIAL', ['R/P4Y']],
  ['DECENNIAL', ['R/P10Y', 'décennale']],
  [
    'UPDATE_CONT',
    [
      'R/PT1S',
      'continuous',
      'En continu',
      'temps réel',
      'http://publications.europa.eu/resource/authority/frequency/CONT',
    ],
  ],
  ['HOURLY', ['R/PT1H', 'hourly', 'PT60M']],
  ['15MIN', ['PT15M']],
  ['IRREG', ['irregular', 'Irrégulière', 'http://purl.org/cld/freq/irregular']],
  ['AS_NEEDED', ['as needed', 'asNeeded', 'as_needed', 'Au besoin']],
  ['NOT_PLANNED', ['not planned', 'notPlanned', 'Non planifiée', 'not_planned']],
  ['NEVER', ['archives', 'jamais', 'never']],
] as const)('the frequency %s is known by its words, URIs and durations', (code, spellings) => {
  for (const given of spellings) expect([given, frequencyUri(given)?.split('/').at(-1)]).toEqual([given, code]);
});

test.each(['parfois', 'R/P', 'P', 'R/P7Y', '', 'http://exemple.invalid/', `P${'1'.repeat(4_000_000)}Y`])(
  'the frequency %.20j is not known',
  (given) => {
    expect(frequencyUri(given)).toBeUndefined();
  },
);

test.each([
  ['cc-by', 'CC-BY-4.0'],
  ['CC-BY-SA-NC-4.0', 'CC-BY-NC-SA-4.0'],
  ['cc-by-sa-nc', 'CC-BY-NC-SA-4.0'],
  ['CC-BY-3.0', 'CC-BY-3.0'],
  ['CC_BY_4_0', 'CC-BY-4.0'],
  ['CC BY-NC 4.0', 'CC-BY-NC-4.0'],
  ['cc by nc sa 2.5 CA', 'CC-BY-NC-SA-2.5-CA'],
  ['CC BY', 'CC-BY'],
  ['Creative Commons Attribution 4.0', 'CC-BY-4.0'],
  ['Creative Commons Attribution 4.0 International', 'CC-BY-4.0'],
  ['Creative Commons Attribution', 'CC-BY'],
  ['Creative Commons Attribution Share-Alike', 'CC-BY-SA'],
  ['Creative Commons Attribution - Pas d’Utilisation Commerciale 4.0', 'CC-BY-NC-4.0'],
  ['Attribution 4.0', undefined],
  ['Creative Commons Attribution-NonCommercial-NoDerivatives 3.0 Unported', 'CC-BY-NC-ND-3.0'],
  ['Creative Commons Attribution 4.0 (CC BY 4.0)', 'CC-BY-4.0'],
  ['Creative Commons Non-Commercial (Any)', undefined],
  ['cc-zero', 'CC0-1.0'],
  ['CC0', 'CC0-1.0'],
  ['odc-odbl', 'ODbL-1.0'],
  ['ODbL-1.0', 'ODbL-1.0'],
  ['Open Database License (ODbL)', 'ODbL-1.0'],
  ['odc-pddl', 'PDDL-1.0'],
  ['odc-by', 'ODC-By-1.0'],
  ['ca-ogl-lgo', 'OGL-Canada-2.0'],
  ['Open Government Licence - Canada', 'OGL-Canada-2.0'],
  ['Open Government Licence v3.0', 'OGL-UK-3.0'],
  ['uk-ogl', 'OGL-UK'],
  ['Licence Ouverte v2.0', 'etalab-2.0'],
  ['etalab-2.0', 'etalab-2.0'],
  ['gfdl', 'GFDL'],
  ['other-open', undefined],
  ['Voir le site, sous CC BY 4.0', undefined],
] as const)('the licence id %j is %j', (given, id) => {
  expect(licenceNamed(given, 'id')?.id).toBe(id);
});

test.each([
  ['http://creativecommons.org/licenses/by/4.0/deed.fr', 'CC-BY-4.0'],
  ['https://creativecommons.org/licenses/by/4.0/legalcode.fr', 'CC-BY-4.0'],
  ['https://creativecommons.org/licenses/by/4.0', 'CC-BY-4.0'],
  ['https://creativecommons.org/licenses/by/2.5/ca/deed.fr', 'CC-BY-2.5-CA'],
  ['https://creativecommons.org/licenses/by/3.0/', 'CC-BY-3.0'],
  ['https://creativecommons.org/licences/by-nc-nd/3.0/igo/', 'CC-BY-NC-ND-3.0-IGO'],
  ['https://creativecommons.org/licenses/by/', 'CC-BY'],
  ['http://www.opendefinition.org/licenses/cc-zero', 'CC0-1.0'],
  ['http://www.opendefinition.org/licenses/cc-by', 'CC-BY'],
  ['https://opendatacommons.org/licenses/odbl/', 'ODbL-1.0'],
  ['https://www.donneesquebec.ca/licence/#cc-by', 'CC-BY-4.0'],
  ['https://www.donneesquebec.ca/fr/licence/#cc-by-nc', 'CC-BY-NC-4.0'],
  ['http://open.canada.ca/en/open-government-licence-canada', 'OGL-Canada-2.0'],
  ['https://ouvert.canada.ca/fr/licence-du-gouvernement-ouvert-canada', 'OGL-Canada-2.0'],
  ['http://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/', 'OGL-UK-3.0'],
  ['https://spdx.org/licenses/ODbL-1.0.html', 'ODbL-1.0'],
  ['http://publications.europa.eu/resource/authority/licence/CC_BY_4_0', 'CC-BY-4.0'],
  ['https://creativecommons.org/licenses/', undefined],
  ['https://exemple.invalid/licenses/by/4.0/', undefined],
  ['https://exemple.invalid/?u=https://creativecommons.org/licenses/by/4.0/', undefined],
  ['https://i.creativecommons.org/l/by/4.0/88x31.png', undefined],
] as const)('the licence at %j is %j', (given, id) => {
  expect(licenceAt(given)?.id).toBe(id);
});

test('themes are found by name, slug, and slug without hyphens', () => {
  expect(['Énergie', 'transport', 'politiquessociales', 'Société et culture', 'Chats'].map(themeSlug)).toEqual([
    'environnement-ressources-naturelles-energie',
    'transport',
    'politiques-sociales',
    'societe-culture',
    undefined,
  ]);
});
