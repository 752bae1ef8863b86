import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readPlace } from './places.ts';

const BOX = [-72.7, 45.4, -71.9, 45.6];
const RING = [
  [-72.7, 45.4],
  [-72.7, 45.6],
  [-71.9, 45.6],
  [-71.9, 45.4],
  [-72.7, 45.4],
];
const POLYGON = { type: 'Polygon', coordinates: [RING] };

test.each([
  '-72.7,45.4,-71.9,45.6',
  '-72.7, 45.4, -71.9, 45.6',
  '-72.7 45.4 -71.9 45.6',
  '-72.7;45.4;-71.9;45.6',
  '[-72.7,45.4,-71.9,45.6]',
  '(-72.7, 45.4, -71.9, 45.6)',
  JSON.stringify(POLYGON),
  POLYGON,
  { type: 'Polygon', coordinates: [RING.map(([x, y]) => [x, y, 120.5])] },
  { type: 'Polygon', coordinates: [RING.map(([x, y]) => [String(x), String(y)])] },
  { type: 'MultiPolygon', coordinates: [[RING]] },
  {
    type: 'LineString',
    coordinates: [
      [-72.7, 45.4],
      [-71.9, 45.6],
    ],
  },
  {
    type: 'MultiPoint',
    coordinates: [
      [-72.7, 45.6],
      [-71.9, 45.4],
    ],
  },
  { type: 'Feature', properties: {}, geometry: POLYGON },
  {
    type: 'FeatureCollection',
    features: [
      { type: 'Feature', geometry: POLYGON },
      { type: 'Feature', geometry: null },
    ],
  },
  { type: 'GeometryCollection', geometries: [POLYGON, { type: 'Point', coordinates: [-72, 45.5] }] },
  {
    type: 'envelope',
    coordinates: [
      [-72.7, 45.6],
      [-71.9, 45.4],
    ],
  },
  { type: 'Polygon', bbox: [-72.7, 45.4, 0, -71.9, 45.6, 100] },
  [
    [-72.7, 45.4],
    [-71.9, 45.6],
  ],
  [-72.7, 45.4, -71.9, 45.6],
  ['-72.7', '45.4', '-71.9', '45.6'],
  { xmin: -72.7, ymin: 45.4, xmax: -71.9, ymax: 45.6, spatialReference: { wkid: 4326 } },
  { west: '-72.7', south: '45.4', east: '-71.9', north: '45.6' },
  { rings: [RING] },
  {
    extent: [
      [-72.7, 45.4],
      [-71.9, 45.6],
    ],
  },
  'ENVELOPE(-72.7, -71.9, 45.6, 45.4)',
  'POLYGON((-72.7 45.4, -72.7 45.6, -71.9 45.6, -71.9 45.4, -72.7 45.4))',
  'POLYGON Z ((-72.7 45.4 1, -72.7 45.6 1, -71.9 45.6 1, -71.9 45.4 1))',
  'SRID=4326;MULTIPOLYGON (((-72.7 45.4,-72.7 45.6,-71.9 45.6,-71.9 45.4)))',
  '<http://www.opengis.net/def/crs/OGC/1.3/CRS84> POLYGON((-72.7 45.4, -71.9 45.6))',
  '<http://www.opengis.net/def/crs/EPSG/0/4326> POLYGON((45.4 -72.7, 45.6 -71.9))',
  'BOX(-72.7 45.4,-71.9 45.6)',
  '"-72.7,45.4,-71.9,45.6"'.slice(1, -1),
  { '@type': 'dct:Location', 'dcat:bbox': { '@value': 'POLYGON((-72.7 45.4, -71.9 45.6))' } },
  [{ '@type': 'Location', prefLabel: 'Sherbrooke' }, { geometry: JSON.stringify(POLYGON) }],
])('the place %j is the box', (given) => {
  expect(readPlace(given)).toMatchObject({ bbox: BOX });
  expect(readPlace(given).fault).toBeUndefined();
});

test.each([
  ['-180,-90,180,90', [-180, -90, 180, 90]],
  ['170,-50,-170,-40', [170, -50, -170, -40]],
  ['-180.0000000001,-90,180,90', [-180, -90, 180, 90]],
  [{ type: 'Point', coordinates: [-72, 45] }, [-72, 45, -72, 45]],
  ['POINT(-72 45)', [-72, 45, -72, 45]],
  [
    {
      type: 'Polygon',
      coordinates: [
        [
          [-180, -90],
          [180, -90],
          [180, 90],
          [-180, 90],
          [-180, -90],
        ],
      ],
    },
    [-180, -90, 180, 90],
  ],
  [
    {
      type: 'MultiPolygon',
      coordinates: [
        [
          [
            [177, -20],
            [180, -20],
            [180, -15],
            [177, -15],
          ],
        ],
        [
          [
            [-180, -20],
            [-178, -20],
            [-178, -15],
            [-180, -15],
          ],
        ],
      ],
    },
    [177, -20, -178, -15],
  ],
  [
    {
      type: 'Polygon',
      coordinates: [
        [
          [-141, 41],
          [-52, 41],
          [-52, 83],
          [-141, 83],
        ],
      ],
    },
    [-141, 41, -52, 83],
  ],
  [
    {
      type: 'Polygon',
      coordinates: [
        [
          [-160, -40],
          [-80, -40],
          [0, -40],
          [80, 40],
          [160, 40],
        ],
      ],
    },
    [-160, -40, 160, 40],
  ],
])('the place %j is the box %j', (given, bbox) => {
  expect(readPlace(given)).toMatchObject({ bbox });
});

test('axes in an impossible order are swapped, and the result is marked', () => {
  expect(readPlace('45.4,-100.7,45.6,-99.9')).toEqual({ bbox: [-100.7, 45.4, -99.9, 45.6], swapped: true });
  expect(
    readPlace({
      type: 'Polygon',
      coordinates: [
        [
          [45, -100],
          [46, -99],
          [45, -100],
        ],
      ],
    }),
  ).toMatchObject({ bbox: [-100, 45, -99, 46], swapped: true });
});

test.each([
  [',,,', 'invalid'],
  ['NaN,NaN,NaN,NaN', 'invalid'],
  ['187.3,45.4,188.1,45.6', 'invalid'],
  ['-72.7,45.6,-71.9,45.4', 'invalid'],
  ['0,0,0,0', 'invalid'],
  ['-72.7,45.4,-71.9', 'invalid'],
  ['1,2,3,4,5', 'invalid'],
  ['-8090000,5680000,-8010000,5710000', 'invalid'],
  ['-71.9,45.4,-72.7,45.6', 'ambiguous'],
  ['45.4,-72.7,45.6,-71.9', 'ambiguous'],
  ['-72.7,-71.9,45.4,45.6', 'ambiguous'],
  [
    {
      type: 'Polygon',
      coordinates: [
        [
          [45.4, -72.7],
          [45.6, -71.9],
        ],
      ],
    },
    'ambiguous',
  ],
  [
    {
      type: 'Polygon',
      coordinates: [
        [
          [-170, 0],
          [170, 0],
          [170, 10],
        ],
      ],
    },
    'ambiguous',
  ],
  [{ type: 'Polygon', coordinates: [] }, 'invalid'],
  [{ type: 'Polygon', coordinates: [[[null, null]]] }, 'invalid'],
  [{ type: 'Polygon', coordinates: [[['x', 'y']]] }, 'invalid'],
  [{ xmin: -8090000, ymin: 1, xmax: 2, ymax: 3, spatialReference: { wkid: 102100 } }, 'invalid'],
  [{ ...POLYGON, crs: { type: 'name', properties: { name: 'EPSG:32198' } } }, 'invalid'],
  ['SRID=32188;POLYGON((1 2, 3 4))', 'invalid'],
  ['POLYGON EMPTY', undefined],
  ['{"type":"Polygon","coordinates":[[[-72', 'invalid'],
  ['{}', undefined],
  ['1e999,0,1,1', 'invalid'],
])('the place %j gives no box', (given, fault) => {
  const reading = readPlace(given);
  expect([reading.bbox, reading.fault]).toEqual([undefined, fault]);
});

test.each(['Sherbrooke, Québec', 'province-quebec', 'http://sws.geonames.org/6077243/', 'Ville de Laval'])(
  '%j is a name',
  (label) => {
    expect(readPlace(label)).toEqual({ label });
    expect(readPlace({ '@type': 'Location', prefLabel: label })).toEqual({ label });
  },
);

test('for any value, a box is on this earth, and reading neither throws nor takes long', () => {
  const coordinates = fc.array(fc.array(fc.oneof(fc.double(), fc.integer({ min: -200, max: 200 })), { maxLength: 4 }), {
    maxLength: 5,
  });
  fc.assert(
    fc.property(
      fc.oneof(
        fc.jsonValue(),
        fc.record({ type: fc.string(), coordinates }),
        coordinates,
        fc.string({ unit: fc.constantFrom(...'-0123456789., ()POLYGN'.split('')) }),
      ),
      (value) => {
        const { bbox } = readPlace(value);
        if (bbox !== undefined) {
          expect(
            Math.max(Math.abs(bbox[0]), Math.abs(bbox[2])) <= 180 &&
              Math.max(Math.abs(bbox[1]), Math.abs(bbox[3])) <= 90,
          ).toBe(true);
          expect(bbox[1]).toBeLessThanOrEqual(bbox[3]);
        }
      },
    ),
  );
  for (const unit of ['[', '-1,', ' ', '((', 'POLYGON(', '1 ', '{"a":', '-72.7 45.4,'])
    readPlace(unit.repeat(4_000_000 / unit.length));
  expect(readPlace(`{"type":"Polygon","coordinates":${'['.repeat(200_000)}1,2${']'.repeat(200_000)}}`).bbox).toEqual([
    1, 2, 1, 2,
  ]);
  expect(
    readPlace({ type: 'MultiPoint', coordinates: Array.from({ length: 300_000 }, (_, at) => [-72 + at / 1e6, 45]) })
      .bbox,
  ).toBeDefined();
});
