import type { ExpectedSample } from '../support/samples/expect-samples.ts';
import type { AnswerSample } from '../support/samples/serve-sample.ts';

/** Serves the payload as the first page of the collections, and an empty page behind it. */
const paged =
  (payload: Buffer): AnswerSample =>
  ({ url }) => {
    if (url.pathname !== '/collections') return undefined;
    return { body: url.searchParams.has('token') ? '{"collections":[],"links":[]}' : payload };
  };

/** Payloads of STAC. Standard: STAC 1.0 and 1.1 (stacspec.org), Collection. */
export const stacSamples: readonly ExpectedSample[] = [
  {
    sample: 'stac/stac_collections_1_0.json',
    what: '1.0: a thumbnail is no data, the items are',
    answer: paged,
    records: [
      {
        // No field states the language, and so few words do not show it: it is that of the portal.
        title: { fr: 'Sentinel-2 Level 2A' },
        description: { fr: 'Surface reflectance imagery.' },
        organization: 'ESA',
        license: 'other: proprietary',
        place: { bbox: [-180, -90, 180, 90] },
        formats: ['', ''],
      },
    ],
  },
  {
    sample: 'stac/stac_collections_1_1.json',
    what: '1.1: dates, a relative address of the next page',
    answer: paged,
    records: [
      {
        title: { fr: 'Landsat Collection 2 Level-2' },
        description: { fr: 'Analysis-ready Landsat imagery.' },
        organization: 'USGS',
        license: 'PDDL-1.0',
        issued: '2020-12-01T00:00:00.000Z',
        modified: '2026-06-15T12:00:00.000Z',
        place: { bbox: [-180, -90, 180, 90] },
        formats: [],
      },
    ],
  },
  {
    sample: 'stac-collection.json',
    what: 'one collection as a static catalogue; the licence is in a link',
    path: '/collection.json',
    records: [
      {
        title: { en: 'ASTER L1T' },
        description: { en: 'The [ASTER](https://terra.nasa.gov/' },
        organization: 'NASA',
        license: 'other: Public Domain',
        place: { bbox: [-180, -90, 180, 90] },
        formats: [''],
      },
    ],
  },
];
