import { expect, test } from '@jest/globals';
import { RecordKey } from '@moisson/contracts';
import { aSource } from '@moisson/testkit';
import { udata } from './index.ts';

const source = aSource({ protocol: 'udata', endpoint: 'https://a.ca', organization: undefined });

test('every field of a dataset that has an equivalent arrives, and the others stay in the extras', () => {
  const record = {
    id: '5f',
    slug: 'arbres',
    title: 'Arbres',
    acronym: 'ARB',
    description: 'Les arbres de la ville et leurs essences.',
    created_at: '2020-01-02T03:04:05.678000+00:00',
    last_modified: '2026-01-02T00:00:00+00:00',
    last_update: '2026-01-01T00:00:00+00:00',
    frequency: 'monthly',
    license: 'lov2',
    tags: ['arbre'],
    organization: { id: '5e', slug: 'ville', name: 'Ville' },
    owner: { first_name: 'Prénom', last_name: 'Nom' },
    contact_points: [{ name: 'Parcs', email: 'parcs@a.ca' }],
    spatial: {
      zones: ['ca:ville'],
      geom: {
        type: 'Polygon',
        coordinates: [
          [
            [-75, 45],
            [-74, 45],
            [-74, 46],
            [-75, 45],
          ],
        ],
      },
    },
    temporal_coverage: { start: '2020-01-01', end: '2020-12-31' },
    page: 'https://a.ca/fr/datasets/arbres/',
    harvest: { remote_url: 'https://b.ca/dataset/arbres' },
    resources: [
      {
        id: 'r',
        title: 'Liste',
        format: 'csv',
        filetype: 'file',
        mime: 'text/csv',
        filesize: 12,
        url: 'https://a.ca/r.csv',
      },
    ],
  };
  const { dataset, links } = udata.map(record, RecordKey.parse('5f'), source);
  expect(dataset).toMatchObject({
    organization: { id: 'ville', name: 'Ville' },
    license: { id: 'etalab-2.0' },
    accrualPeriodicity: expect.stringMatching(/MONTHLY$/),
    issued: '2020-01-02T03:04:05.678Z',
    modified: '2026-01-02T00:00:00.000Z',
    spatial: { bbox: [-75, 45, -74, 46] },
    temporal: { start: '2020-01-01', end: '2020-12-31' },
    contactPoint: { name: 'Parcs', email: 'parcs@a.ca' },
    identifier: ['5f', 'arbres'],
    distribution: [{ id: 'r', downloadURL: 'https://a.ca/r.csv', byteSize: 12, mediaType: 'text/csv' }],
  });
  expect(links).toContain('page:b.ca/dataset/arbres');
  const extras = dataset.extras.map(({ key }) => key);
  expect(extras).toEqual(expect.arrayContaining(['acronym', 'last_update', 'spatial', 'harvest']));
  expect(extras).not.toContain('owner');
});

test('a private, deleted or archived dataset is withheld', () => {
  const why = (record: object) => udata.withholds!(record, source);
  expect([why({ private: true }), why({ deleted: '2026-01-01' }), why({ archived: '2026-01-01' })]).toEqual([
    ...['private: true', 'deleted', 'archived'],
  ]);
  expect(why({ private: false, deleted: null, archived: null })).toBeUndefined();
});
