import type { Dataset } from '@moisson/contracts';
import { placeNames, relatedTermGroups } from '@moisson/vocabularies';
import { createHash } from 'node:crypto';
import { endianness } from 'node:os';
import { FIELDS } from './fields.ts';
import { indexedDataset } from './indexed-dataset.ts';
import { stopWords, weakWords } from '../text/stop-words.ts';

/** Raise it with every change of what the files hold, or of how a dataset is indexed that the sample below does not show. */
const LAYOUT = 1;

/** A dataset with something of everything that is indexed: if any of it is indexed differently, the version is another one. */
const sample = {
  title: {
    fr: 'Vélos, travaux et chevaux : l’été à Saint-Jérôme (2024)',
    en: 'Cycling networks of the S.T.M. and R&D',
  },
  description: { fr: 'Comptages d’arbres œuvrés, ½ journée; eaux usées, déchets, stationnements. Est-ce de l’or?' },
  keyword: ['Matières résiduelles', 'COVID19', 'éco-centre', '1a2b3c4d-0000-4000-8000-123456789abc'],
  theme: ['transport', 'environnement'],
  organization: { id: 'Ville-de-Laval', name: 'Ville de Laval' },
  license: { id: 'CC-BY-4.0', original: 'cc-by' },
  identifier: ['jeu-001'],
  landingPage: 'https://www.exemple.quebec/jeux/arbres%20publics?page=2#haut',
  distribution: [
    {
      format: 'csv',
      title: 'Fichier',
      accessURL: 'https://exemple.quebec/fichiers/arbres_2024.csv',
      mediaType: 'text/csv',
    },
    {
      id: 'b3c1b6f2-6a0e-5d2b-8d7b-0c8c6a1d0003',
      format: 'GeoJSON',
      downloadURL: 'https://exemple.quebec/arbres.geojson',
    },
  ],
  temporal: { start: '2020', end: '2024-06' },
  spatial: { label: 'Région de Laval', bbox: [-73.9, 45.5, -73.5, 45.7] },
  issued: '2019-05-06',
  modified: '2024-11-24T12:00:00.000Z',
  changedAt: '2026-01-01T00:00:00.000Z',
  firstSeenAt: '2025-01-01T00:00:00.000Z',
  records: [
    { sourceId: 'laval', recordKey: 'a', run: 1 },
    { sourceId: 'quebec', recordKey: 'b', run: 1 },
  ],
} as unknown as Dataset;

/**
 * Returns a digest of all that an index depends on beside the datasets: related terms, places, analysis, fields, layout, the machine's order of bytes and
 * its version of Unicode. An image of another version cannot be used.
 */
export const indexVersion = (): string => (version ??= digest());

let version: string | undefined;

const digest = (): string => {
  const { text, ...others } = indexedDataset(sample);
  const tokens = FIELDS.map(([field, bit]) => [field, bit, [...text.tokens[field]]]);
  const words = [text.pairs, [...text.vocabulary], [...stopWords], [...weakWords]];
  const machine = [endianness(), process.versions.unicode];
  return createHash('sha256')
    .update(JSON.stringify([LAYOUT, machine, relatedTermGroups(), placeNames, others, tokens, words]))
    .digest('hex');
};
