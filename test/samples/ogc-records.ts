import type { ExpectedSample } from '../support/samples/expect-samples.ts';

/** Answers of OGC API – Records. Standard: OGC 20-004. The one of a Hub is a dialect of it: other names of some properties. */
export const ogcRecordsSamples: readonly ExpectedSample[] = [
  {
    sample: 'hub/items.json',
    what: 'a Hub’s items, read by the standard alone; a blank title, dates in milliseconds',
    path: '/collections/dataset',
    records: [
      {
        title: { en: 'Remarkable Trees' },
        description: { en: 'Inventory of remarkable trees with location & species.' },
        license: 'CC-BY-4.0',
        issued: '2019-05-02T00:00:00.000Z',
        modified: '2026-03-14T09:26:53.000Z',
        place: { bbox: [-77.12, 38.79, -76.9, 38.996] },
        formats: [],
      },
      { title: { fr: 'budget_lookup_2026.csv' }, issued: '2017-08-25T15:56:24.000Z', formats: [] },
    ],
  },
];
