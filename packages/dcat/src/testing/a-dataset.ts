import type { Dataset } from '@moisson/contracts';
import { said } from '@moisson/kernel';
import fc from 'fast-check';
import type { Site } from '../site.ts';

export const site: Site = {
  origin: 'https://moisson.example',
  themeNames: { transport: said('Transport', 'Transport'), sante: said('Santé', 'Health') },
};

const ID = '6f1c2c1e-8f6b-5f0e-9f58-2d3a0e1b7c44';

/** A dataset with every field. */
export const wholeDataset = {
  id: ID,
  title: { fr: 'Arbres publics', en: 'Public trees' },
  description: { fr: 'Les arbres de la ville, avec leur essence.', en: 'The trees of the city.' },
  organization: { id: 'ville-de-laval', name: 'Ville de Laval' },
  keyword: ['arbre', 'forêt urbaine'],
  theme: ['sante', 'transport'],
  license: { id: 'CC-BY-4.0', uri: 'https://creativecommons.org/licenses/by/4.0/', original: 'cc-by' },
  accessLevel: 'public',
  accrualPeriodicity: 'http://publications.europa.eu/resource/authority/frequency/MONTHLY',
  issued: '2020',
  modified: '2026-05-01T10:00:00.000Z',
  spatial: { label: 'Laval', bbox: [-74, 45.4, -73.4, 45.8] },
  temporal: { start: '2020-01', end: '2024-12-31' },
  landingPage: 'https://www.donneesquebec.ca/recherche/dataset/arbres',
  language: ['fr', 'en'],
  contactPoint: { name: 'Données ouvertes', email: 'donnees@laval.ca' },
  identifier: ['arbres', 'https://doi.org/10.1/2'],
  distribution: [
    {
      ...{
        id: 'f1',
        title: 'Arbres (CSV)',
        description: 'Un fichier',
        accessURL: 'https://laval.ca/page',
        format: 'CSV',
      },
      ...{
        downloadURL: 'https://laval.ca/arbres 1.csv',
        mediaType: 'text/csv',
        byteSize: 1024,
        modified: '2026-05-01',
      },
    },
    { title: 'Service', accessURL: 'https://laval.ca/gtfs', format: 'GTFS-RT' },
  ],
  records: [{ sourceId: 'laval', recordKey: 'arbres', run: 3 }],
  provenance: {},
  firstSeenAt: '2026-01-01T00:00:00.000Z',
  changedAt: '2026-05-02T00:00:00.000Z',
  findings: [],
} as unknown as Dataset;

/** What XML can hold: no control characters (XML 1.0 §2.2), no white space that its readers change. */
const text = fc
  .string({ unit: 'grapheme', maxLength: 40 })
  .map((one) => one.replace(/[\u0000-\u001f\ufffe\uffff]/g, ' '));
const address = fc.oneof(
  fc.webUrl(),
  text.map((one) => `https://a.ca/${one}`),
  text,
);
const date = fc.constantFrom('2022', '2022-12', '2022-12-19', '2022-12-19T01:02:03Z', '2022-12-19T01:02:03.123456Z');
const language = fc.constantFrom('fr', 'en', 'iu', 'zh-hant', '', '"@x', 'x y');
const texts = fc.dictionary(language, text, { maxKeys: 3 });
const license = fc.record({ id: text, uri: address, original: text }, { requiredKeys: ['original'] });
const degrees = fc.double({ min: -90, max: 90, noNaN: true });
const optional = { requiredKeys: [] as [] };

/** Datasets as the worst of sources could make them. */
export const datasets: fc.Arbitrary<Dataset> = fc
  .record(
    {
      title: texts,
      description: texts,
      organization: fc.record({ id: text, name: text }),
      keyword: fc.array(text, { maxLength: 3 }),
      theme: fc.array(fc.oneof(text, fc.constantFrom('sante', 'transport')), { maxLength: 3 }),
      license,
      accessLevel: fc.oneof(text, fc.constantFrom('public', 'non-public')),
      issued: date,
      modified: date,
      spatial: fc.record({ label: text, bbox: fc.tuple(degrees, degrees, degrees, degrees) }, optional),
      temporal: fc.record({ start: date, end: date }, optional),
      landingPage: address,
      language: fc.array(text, { maxLength: 3 }),
      contactPoint: fc.record({ name: text, email: fc.oneof(text, fc.emailAddress()) }, optional),
      identifier: fc.array(text, { maxLength: 3 }),
      distribution: fc.array(
        fc.record(
          {
            ...{ id: text, title: text, description: text, accessURL: address, downloadURL: address, address: text },
            ...{ format: text, mediaType: text, byteSize: fc.nat(), license, modified: date },
          },
          optional,
        ),
        { maxLength: 3 },
      ),
    },
    { requiredKeys: ['title', 'keyword', 'theme', 'identifier', 'distribution'] },
  )
  .map((fields) => {
    const { records, provenance, firstSeenAt, changedAt, findings } = wholeDataset;
    return { id: ID, ...fields, records, provenance, firstSeenAt, changedAt, findings } as unknown as Dataset;
  });
