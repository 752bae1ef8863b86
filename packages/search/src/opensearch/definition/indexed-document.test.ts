import { expect, test } from '@jest/globals';
import { aDataset } from '@moisson/testkit';
import { SCHEMA } from './index-definition.ts';
import { indexedDocument } from './indexed-document.ts';

/** A dataset with something for each part of the analysis. */
const sample = {
  ...aDataset('Qualité de l’eau des rivières — D.E.S. 2024, Trois-Rivières'),
  description: { fr: 'Travaux, pneus et matières résiduelles; éco-centre.', en: 'Water quality of the rivers' },
  keyword: ['Cours d’eau', 'Covid-19'],
  theme: ['environment'],
  organization: { id: 'ville-de-laval', name: 'Ville de Laval' },
  license: { id: 'CC-BY-4.0', original: 'cc-by' },
  landingPage: 'https://www.donneesquebec.ca/recherche/dataset/qualite-eau',
  distribution: [{ format: 'csv', downloadURL: 'https://laval.ca/fichiers/eau_2024.csv' }, { format: 'GeoJSON' }],
  temporal: { start: '2019', end: '2021-06' },
  spatial: { bbox: [170, 45, -170, 46] },
  modified: '2024-05-01',
} as unknown as ReturnType<typeof aDataset>;

interface Document {
  readonly tokens: readonly string[];
  readonly marks: readonly string[];
}

test('a document holds each token once, and once with the set of fields that hold it', () => {
  const { tokens, marks, ...rest } = indexedDocument(sample) as Document;
  expect(new Set(tokens).size).toBe(tokens.length);
  expect(marks.map((mark) => mark.slice(mark.indexOf(':') + 1))).toEqual(tokens);
  // Title (1), keyword (2), body (4) and address (8).
  expect(marks).toContain('15:eau');
  expect(rest).toMatchObject({
    ...{ organization: ['ville-de-laval'], organizationName: 'Ville de Laval', theme: ['environment'] },
    ...{ format: ['CSV', 'GEOJSON'], license: ['CC-BY-4.0'], source: ['laval'], records: ['laval/r1'] },
    facets: expect.arrayContaining(['license cc-by-4.0', 'format geojson']),
    ...{ firstDay: 17_897, lastDay: 18_808, latitude: { gte: 45, lte: 46 } },
    longitude: [
      { gte: 170, lte: 180 },
      { gte: -180, lte: -170 },
    ],
  });
});

test('an open period has no end, and a box from north to south is none', () => {
  const { spatial: _, ...nowhere } = sample;
  expect(indexedDocument({ ...nowhere, temporal: { start: '2019' } })).toMatchObject({ lastDay: 2_147_483_647 });
  expect(indexedDocument({ ...nowhere, spatial: { bbox: [0, 50, 1, 40] } })).not.toHaveProperty('latitude');
});

test('the fields of a document are those of this schema', () => {
  // If this fails, a released index has other fields than this version writes: raise SCHEMA.
  expect([SCHEMA, Object.keys(indexedDocument(sample)).sort().join(' ')]).toEqual([
    2,
    'boost changedAt facets firstDay firstSeenAt format id keyword lastDay latitude license longitude marks organization organizationName pairs records ' +
      'source theme titleKey tokens words',
  ]);
});
