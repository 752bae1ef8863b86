import { expect, test } from '@jest/globals';
import { aDataset } from '@moisson/testkit';
import { createHash } from 'node:crypto';
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

test('what is indexed has not changed since this version of the schema', () => {
  const { tokens, marks, ...rest } = indexedDocument(sample) as Document;
  // Related terms have a version of their own.
  const own = [tokens, marks].map((all) => all.filter((one) => !one.includes('~')));
  const digest = createHash('sha256')
    .update(JSON.stringify([own, rest]))
    .digest('hex')
    .slice(0, 16);
  // If this fails, the documents of a released index differ from those of this version: raise SCHEMA, and write the new digest here.
  expect([SCHEMA, digest]).toEqual([1, '4c7fb2e7bcae5174']);
});
